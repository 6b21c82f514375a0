using System.Data.Common;
using CleanTemplate.Infrastructure.Persistence;

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
