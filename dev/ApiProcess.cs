using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace CleanTemplate.Dev;

/// <summary>One process of the API's executable. It shares our terminal, so its logs stream through.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private ApiProcess(Process process) => _process = process;

    public static ApiProcess Start(ApiProject api, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(ApiProject.Dotnet, [api.Assembly, .. arguments]) { WorkingDirectory = api.Folder };
        // Names of variables differ in case between what was inherited and what is set here: the inherited one would win by chance.
        foreach (var inherited in start.Environment.Keys.Where(name => environment.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public async Task<int> Exit(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            if (_process.HasExited) return;

            Signals.Terminate(_process);
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}

/// <summary>Where the API's project and its executable lie.</summary>
internal sealed record ApiProject(string Folder, string Assembly)
{
    public static ApiProject Built { get; } = new(Metadata("ApiFolder"), Metadata("ApiAssembly"));

    /// <summary>The folder of the solution.</summary>
    public string Solution => Path.GetFullPath(Path.Combine(Folder, "..", ".."));

    /// <summary>The dotnet that runs this process: it need not be the one on the PATH.</summary>
    public static string Dotnet
    {
        get
        {
            var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
            var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
            return File.Exists(beside) ? beside : name;
        }
    }

    private static string Metadata(string key) => typeof(ApiProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}

/// <summary>The API's configuration, read from the same places and in the same order as the API reads it.</summary>
internal sealed class ApiSettings
{
    private const string Development = "Development";

    private readonly IConfiguration _all;
    private readonly IConfiguration _commandLine;

    public ApiSettings(string apiFolder, string[] commandLine)
    {
        _commandLine = new ConfigurationBuilder().AddCommandLine(commandLine).Build();
        _all = new ConfigurationBuilder()
            .SetBasePath(apiFolder)
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{Development}.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(commandLine)
            .Build();
    }

    public string? this[string key] => Text(key);

    public string? Provider => Text("Database:Provider");

    public string? ConnectionString => Text("Database:ConnectionString");

    public string? MailFolder => Text("Mail:PickupFolder");

    public string? MailServer => Text("Mail:Smtp:Host");

    public string? Urls => Text("Urls");

    /// <summary>What the API's processes find in their environment. A verb takes no settings as arguments: they travel here too.</summary>
    public Dictionary<string, string> Environment(string provider, string connectionString, string? mailFolder, IEnumerable<KeyValuePair<string, string>> companions)
    {
        var environment = _commandLine.AsEnumerable()
            .Where(setting => setting.Value is not null)
            .ToDictionary(setting => Variable(setting.Key), setting => setting.Value!, StringComparer.OrdinalIgnoreCase);
        environment["DOTNET_ENVIRONMENT"] = environment["ASPNETCORE_ENVIRONMENT"] = Development;
        environment[Variable("Database:Provider")] = provider;
        environment[Variable("Database:ConnectionString")] = connectionString;
        foreach (var (key, value) in companions) environment[Variable(key)] = value;
        if (mailFolder is not null) environment[Variable("Mail:PickupFolder")] = mailFolder;
        return environment;
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private string? Text(string key) => _all[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}

internal static class Signals
{
    private const int Sigterm = 15;

    /// <summary>Asks a process to end. Windows has no such signal: there Ctrl+C reaches every process of the console by itself.</summary>
    public static void Terminate(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited) _ = Kill(process.Id, Sigterm);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
