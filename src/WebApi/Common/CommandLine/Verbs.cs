using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.CommandLine;

internal static class Verbs
{
    private const int Failed = 1;
    private const int Misused = 2;

    public static void AddVerbs(this IServiceCollection services)
    {
        foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IVerb))))
            services.AddScoped(typeof(IVerb), verb);
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
