using System.Data.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.CommandLine;

internal static class Verbs
{
    private const int Failed = 1;
    private const int Misused = 2;

    public static void AddVerbs(this IServiceCollection services)
    {
        foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IVerb))))
            services.AddScoped(verb).AddScoped(typeof(IVerb), scope => scope.GetRequiredService(verb));
    }

    public static async Task<int> RunVerbOrServe(this WebApplication app, string[] args)
    {
        try
        {
            if (args is [var first, ..] && !first.StartsWith('-')) return await app.RunVerb(args);

            // Before the host does it, which would also log the stack of what is no bug.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (SettingsIn(exception) is { Count: > 0 } wrong)
        {
            await Console.Error.WriteLineAsync($"The application cannot start:{string.Concat(wrong.Select(setting => $"{Environment.NewLine}  {setting}"))}");
            return Failed;
        }
    }

    private static async Task<int> RunVerb(this WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        // The longest name first: 'seed admin' is not 'seed' with an argument.
        var verbs = scope.ServiceProvider.GetServices<IVerb>().OrderByDescending(verb => verb.Name.Length).ToList();
        var verb = verbs.Find(verb => args.Take(verb.Words).SequenceEqual(verb.Name.Split(' '), StringComparer.Ordinal));
        if (verb is not null && await verb.Run(args[verb.Words..], app.Lifetime.ApplicationStopping) is { } code) return code;

        await Console.Error.WriteLineAsync($"'{string.Join(' ', args)}' is not understood. Without a verb the API is served; else:");
        foreach (var usage in verbs.SelectMany(known => known.Usage.Split('\n'))) await Console.Error.WriteLineAsync($"  {usage}");
        return Misused;
    }

    /// <summary>Everything the exception says is wrong with the settings.</summary>
    private static List<string> SettingsIn(Exception exception) => exception switch
    {
        OptionsValidationException options => [.. options.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(SettingsIn)],
        InvalidOperationException when exception.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => [exception.Message],
        _ => [],
    };
}

/// <summary>Something the executable does instead of serving requests, named by its first arguments.</summary>
internal interface IVerb
{
    string Name { get; }

    int Words => Name.Split(' ').Length;

    string Usage { get; }

    /// <summary>Answers the exit code; null when the arguments are not understood.</summary>
    Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken);
}

internal sealed class MigrateVerb(DatabaseMigrations migrations, SeedVerb seed) : IVerb
{
    public string Name => "migrate";

    public string Usage => """
        migrate                 bring the database to the current model
        migrate --seed          the same, then seed (in Development)
        migrate --list          list the migrations and whether each is applied
        migrate --script FILE   write SQL that brings any earlier database to the current model
        """;

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ["--seed"]) return await Attempt(arguments, cancellationToken);

        // What refuses to seed refuses before anything is migrated.
        if (seed.Refusal is null && await Attempt([], cancellationToken) is not 0 and var failed) return failed;
        return await seed.Run([], cancellationToken);
    }

    private async Task<int?> Attempt(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
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

    public string? Refusal => environment.IsDevelopment() ? null : $"Sample data is for Development, and this is {environment.EnvironmentName}.";

    public async Task<int?> Run(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0) return null;
        if (Refusal is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
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
