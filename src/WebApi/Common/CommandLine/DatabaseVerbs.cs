using System.Data.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Seeding;

namespace CleanTemplate.WebApi.Common.CommandLine;

internal sealed class MigrateVerb(DatabaseMigrations migrations) : IVerb
{
    public string Name => "migrate";

    public string Usage => """
        migrate                 bring the database to the current model
        migrate --list          list the migrations and whether each is applied
        migrate --script FILE   write SQL that brings any earlier database to the current model
        """;

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await Migrate(arguments, cancellationToken);
        }
        catch (Exception exception) when (SaidBy(exception) is { } refusal)
        {
            await Console.Error.WriteLineAsync($"The database cannot be reached, or refuses: {refusal.Message}");
            return 1;
        }
    }

    // EF Core wraps what may pass by itself.
    private static DbException? SaidBy(Exception? exception) => exception is null ? null : exception as DbException ?? SaidBy(exception.InnerException);

    private async Task<int?> Migrate(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        switch (arguments)
        {
            case []:
                var applied = await migrations.Apply(cancellationToken);
                Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", applied)}");
                return 0;
            case ["--list"]:
                foreach (var (name, isApplied) in await migrations.List(cancellationToken)) Console.WriteLine($"{(isApplied ? "applied" : "pending")}  {name}");
                return 0;
            case ["--script", var file]:
                await File.WriteAllTextAsync(file, migrations.Script(), cancellationToken);
                return 0;
            default:
                return null;
        }
    }
}

internal sealed class SeedVerb(IEnumerable<ISeed> seeds, IHostEnvironment environment) : IVerb
{
    public string Name => "seed";

    public string Usage => "seed                    add the sample data that is missing (in Development)";

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0) return null;
        if (!environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync($"Sample data is for Development, and this is {environment.EnvironmentName}.");
            return 1;
        }

        var added = 0;
        foreach (var seed in seeds)
        {
            var seeded = await seed.Plant(cancellationToken);
            added += seeded.Rows;
            foreach (var news in seeded.News) Console.WriteLine(news);
        }

        Console.WriteLine($"Added {added} rows of sample data.");
        return 0;
    }
}
