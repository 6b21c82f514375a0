using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Logs.InDepth;

/// <summary>The search that watches the whole run, on logs of its own in which a secret does stand.</summary>
public sealed class CatchingSecrets
{
    private const string Canary = "canary in the mine", Harmless = "nothing to see here, and nothing to hide";

    public static TheoryData<string> Places => [.. Writers.Keys];

    private static Dictionary<string, Action<SearchedLogs>> Writers { get; } = new(StringComparer.Ordinal)
    {
        ["message"] = logs => Log(logs, $"<{Canary}>"),
        ["structured value"] = logs => Log<KeyValuePair<string, object?>[]>(logs, [new("Name", Canary)]),
        ["structured values"] = logs => Log<KeyValuePair<string, object?>[]>(logs, [new("Names", new[] { Canary })]),
        ["exception"] = logs => Log(logs, "", new InvalidOperationException("outside", new InvalidOperationException(Canary))),
        ["scope"] = logs => logs.BeginScope(Canary),
        ["structured scope"] = logs => logs.BeginScope(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Name"] = Canary }),
        ["other case"] = logs => Log(logs, Canary.ToUpperInvariant()),
    };

    [Theory, MemberData(nameof(Places))]
    public void A_secret_is_found_wherever_it_stands(string place)
    {
        SearchedLogs logs = new(pageLength: 100);
        logs.KeepSecret(Canary);

        Writers[place](logs);
        for (var line = 0; line < 10; line++) Log(logs, Harmless);

        Assert.Single(logs.Found());
    }

    [Fact]
    public void A_secret_that_becomes_known_after_it_was_logged_is_found()
    {
        SearchedLogs logs = new(pageLength: 100);
        Writers["message"](logs);
        for (var line = 0; line < 3; line++) Log(logs, Harmless);

        logs.KeepSecret(Canary);

        Assert.Single(logs.Found());
    }

    [Fact]
    public void What_is_harmless_is_not_found()
    {
        SearchedLogs logs = new(pageLength: 100);
        logs.KeepSecret(Canary);
        Log(logs, Harmless);

        Assert.Empty(logs.Found());
    }

    [Theory, OnEveryDatabase]
    public async Task A_host_logs_into_it_what_it_does_and_what_its_database_is_asked(TestDatabase database)
    {
        SearchedLogs logs = new();
        await using var api = Api.Started(await database.Create(), host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerFactory>(logs)));

        foreach (var text in (string[])["GetAbout done", "Executed DbCommand", "answered 200", "Request starting"])
        {
            logs.KeepSecret(text);
            await api.Anonymous().GetAsync("/api/v1/about");
            await api.Anonymous().GetAsync("/health/ready");
            Assert.Contains(logs.Found(), found => found.Contains(text, StringComparison.Ordinal));
        }
    }

    private static void Log<TState>(SearchedLogs logs, TState state, Exception? exception = null) =>
        logs.Log(LogLevel.Trace, 0, state, exception, (text, _) => text as string ?? "");
}
