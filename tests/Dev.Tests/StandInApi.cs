using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Dev.Tests;

/// <summary>An API with the real one's verbs and health check that writes down what happens to it.</summary>
internal static class StandInApi
{
    public const string Variable = "STAND_IN_API_JOURNAL";

    public static async Task<int> Run(string[] args, string journal)
    {
        void Note(string line) => File.AppendAllText(journal, $"{line}\n");

        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var settings = builder.Configuration;
        if (args is [var verb, ..] && !verb.StartsWith('-'))
        {
            Note($"{string.Join(' ', args)} {settings["Database:Provider"]} {settings["Database:ConnectionString"]} {builder.Environment.EnvironmentName}");
            if (settings["SlowVerb"] == verb)
            {
                Note($"process {Environment.ProcessId}");
                await Task.Delay(Timeout.Infinite);
            }

            return settings["FailingVerb"] == verb ? 7 : 0;
        }

        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        await app.StartAsync();
        Note("serve");
        Note($"process {Environment.ProcessId}");
        if (settings.GetValue<int?>("DiesWith") is { } code)
        {
            await Task.Delay(500);
            return code;
        }

        await app.WaitForShutdownAsync();
        Note("stopped in peace");
        if (settings["Stubborn"] is not null) await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
