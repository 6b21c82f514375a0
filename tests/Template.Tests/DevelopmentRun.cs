using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>A scaffold that runs by its own command, in a process group of its own as in a terminal, until Ctrl+C.</summary>
internal sealed partial class DevelopmentRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private DevelopmentRun(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public Uri Api => new(Found(Address()));

    public string Mails => Found(MailFolder());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Null when there is no database to run on here, and none has to be.</summary>
    public static async Task<DevelopmentRun?> Start(string folder, string home)
    {
        // Who runs in the background ignores Ctrl+C, and so would whatever it starts.
        DevelopmentRun run = new(Tool.Prepared(folder, home, new Dictionary<string, string>(), "setsid", "env", "--default-signal", "dotnet", "run", "--no-build", "--project", "dev"));
        await Task.WhenAny(run._ready.Task, run._process.WaitForExitAsync(Token), Task.Delay(Patience, Token));
        if (run._ready.Task.IsCompleted) return run;

        await using (run)
        {
            Assert.True(run._process.HasExited && Environment.GetEnvironmentVariable("REQUIRE_DATABASES") is null, $"It does not serve:\n{run.Said}");
            return null;
        }
    }

    /// <summary>Ctrl+C, which reaches every process of the terminal.</summary>
    public async Task Stop()
    {
        var (api, database) = (Api.Port, int.Parse(Found(DatabasePort()), CultureInfo.InvariantCulture));
        await Signal("INT");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);

        Assert.True(_process.ExitCode == 0, $"It ended with {_process.ExitCode}:\n{Said}");
        Assert.False(await IsListening(api), "The API is left behind.");
        Assert.True(!Said.Contains("started for this run", StringComparison.Ordinal) || !await IsListening(database), "The database is left behind.");
        Assert.False(await Signal("0"), "A process is left behind.");
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            await Signal("TERM");
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            await Signal("KILL");
            if (DataFolder().Match(Said) is { Success: true } data) Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(data.Groups["it"].Value))!, recursive: true);
            if (MailFolder().Match(Said) is { Success: true } mails && Directory.Exists(Path.GetDirectoryName(mails.Groups["it"].Value))) Directory.Delete(Path.GetDirectoryName(mails.Groups["it"].Value)!, recursive: true);
        }
    }

    private async Task<bool> Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", "--", $"-{_process.Id}"]) { UseShellExecute = false, RedirectStandardError = true })!;
        await kill.WaitForExitAsync(CancellationToken.None);
        return kill.ExitCode == 0;
    }

    private static async Task<bool> IsListening(int port)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Heard(string? line)
    {
        lock (_said) _said.AppendLine(line);
        if (line?.StartsWith("Stop: ", StringComparison.Ordinal) == true) _ready.TrySetResult();
    }

    private string Found(Regex pattern)
    {
        var match = pattern.Match(Said);
        Assert.True(match.Success, $"{pattern} is not in:\n{Said}");
        return match.Groups["it"].Value;
    }

    [GeneratedRegex(@"^API: (?<it>\S+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("^Mails: (?<it>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MailFolder();

    [GeneratedRegex(@"^Database: .* on \S+:(?<it>\d+),", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatabasePort();

    [GeneratedRegex("; its data lives in (?<it>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DataFolder();
}
