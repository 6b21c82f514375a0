using System.Diagnostics;
using CleanTemplate.Dev.Common;

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
