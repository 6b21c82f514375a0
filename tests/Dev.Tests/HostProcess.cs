using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CleanTemplate.Dev.Common;
using CleanTemplate.Dev.Databases;

namespace CleanTemplate.Dev.Tests;

/// <summary>The development host in a process group of its own, with the stand-in API.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string ProductVariable = "DEV_TESTS_PRODUCT";
    public const string JournalVariable = "DEV_TESTS_JOURNAL";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new();
    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly Process _process;

    private HostProcess(string product, string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        ProcessStartInfo start = new("setsid", [ApiProject.Dotnet, typeof(HostProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment[ProductVariable] = product;
        start.Environment[JournalVariable] = _journal;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public IReadOnlyList<string> Journal => File.Exists(_journal) ? File.ReadAllLines(_journal) : [];

    /// <summary>The API, or the verb that takes its time.</summary>
    public int ApiProcessId => int.Parse(Journal.Last(line => line.StartsWith("process ", StringComparison.Ordinal))["process ".Length..]);

    public static HostProcess Start(string product, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        Assert.SkipWhen(ProgramRun.OnPath("setsid") is null, "Process groups are made with setsid, which this machine does not have.");
        return new(product, arguments, environment ?? new Dictionary<string, string>());
    }

    /// <summary>With a database that is configured and never asked.</summary>
    public static HostProcess StartConfigured(string url, params string[] arguments) => Start(
        "Dev.Tests", ["--urls", url, "--Database:Provider", DatabaseSearch.AllSources[0].Provider, "--Database:ConnectionString", "the-database", .. arguments]);

    public async Task Ready()
    {
        await Task.WhenAny(_ready.Task, Task.Delay(Patience, TestContext.Current.CancellationToken));
        Assert.True(_ready.Task.IsCompletedSuccessfully, $"The host was not ready in time:\n{Output}");
    }

    public async Task Noted(string beginning)
    {
        for (var until = DateTime.UtcNow + Patience; !Journal.Any(line => line.StartsWith(beginning, StringComparison.Ordinal)); await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < until, $"'{beginning}' was never noted:\n{Output}");
    }

    public void Signal(PosixSignal signal, bool toGroup = false) => Send(signal, toGroup ? -_process.Id : _process.Id);

    public void SignalApi(PosixSignal signal) => Send(signal, ApiProcessId);

    public void KillAlone() => _process.Kill();

    public async Task<int> Exit()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public static bool IsRunning(int process)
    {
        try
        {
            // A killed child of nobody stays in the list until it is waited for.
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[1][0] != 'Z';
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists("/proc") ? false : Process.GetProcesses().Any(running => running.Id == process);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _ = Kill(-_process.Id, 9);
        foreach (var left in Journal.Where(line => line.StartsWith("process ", StringComparison.Ordinal)).Select(line => int.Parse(line["process ".Length..])))
            if (IsRunning(left)) _ = Kill(left, 9);
        // Last: whoever is left holds the pipes that this waits for.
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_journal);
    }

    private static void Send(PosixSignal signal, int process)
    {
        Assert.SkipWhen(IsIgnoredHere(Number(signal)), $"This run inherited an ignored {signal} (nohup, or a job in the background), and so did the host.");
        Assert.Equal(0, Kill(process, Number(signal)));
    }

    private static bool IsIgnoredHere(int signal)
    {
        const string Status = "/proc/self/status";
        if (!File.Exists(Status)) return false;

        // What was ignored at our start stays ignored until somebody handles it: the runtime leaves such signals alone.
        var ignored = File.ReadLines(Status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))["SigIgn:".Length..];
        return (ulong.Parse(ignored, NumberStyles.HexNumber) >> (signal - 1) & 1) == 1;
    }

    private static int Number(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        _ => 15,
    };

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    private void Heard(string? line)
    {
        lock (_output) _output.AppendLine(line);
        if (line?.StartsWith("Stop: ", StringComparison.Ordinal) == true) _ready.TrySetResult();
    }
}
