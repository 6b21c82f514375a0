using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CleanTemplate.Dev.Common;

/// <summary>A program that ran to its end, and what it said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    private const int NotFound = 127;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Everybody may enter it: a program that runs as another user could not even start in our own folder.</summary>
    private static readonly string Outside = Path.GetPathRoot(Path.GetTempPath())!;

    public bool Succeeded => ExitCode == 0;

    /// <summary>What it wrote to its output alone, to the last blank, to be read on; null when that was not over with the program.</summary>
    public string? Answer { get; private init; }

    public static async Task<ProgramRun> Of(
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Outside,
            UseShellExecute = false,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            return await Finish(process, input, cancellationToken);
        }
        catch (Win32Exception missing)
        {
            return new(NotFound, missing.Message);
        }
    }

    /// <summary>Where a program lies on the PATH, or null.</summary>
    public static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);

    private static async Task<ProgramRun> Finish(Process process, string input, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        // A server that the program left running may hold the pipes open for ever.
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        var said = string.Join('\n', new[] { output, errors }.Where(text => text.IsCompletedSuccessfully).Select(text => text.Result.Trim())).Trim();
        return new(process.ExitCode, said) { Answer = output.IsCompletedSuccessfully ? output.Result : null };
    }
}

/// <summary>A reason that the person at the keyboard can do something about; the message says what.</summary>
public sealed class CannotStartException(string message) : Exception(message);

/// <summary>The process that a throw-away thing belongs to, told by the thing's name: what a crashed run left behind is known by it.</summary>
internal static class Owner
{
    /// <summary>Start times are computed from the clock, and clocks are set.</summary>
    private const int ToleranceInSeconds = 60;

    public static string NewName(string prefix) =>
        $"{prefix}-{Environment.ProcessId}-{StartOf(Process.GetCurrentProcess())}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>True when the name was made here and its process has ended (an id may have been given to another process since).</summary>
    public static bool IsGone(string name, string prefix)
    {
        if (!name.StartsWith($"{prefix}-", StringComparison.Ordinal)
            || name[(prefix.Length + 1)..].Split('-') is not [var id, var start, _]
            || !int.TryParse(id, CultureInfo.InvariantCulture, out var process)
            || !long.TryParse(start, CultureInfo.InvariantCulture, out var started)) return false;

        try
        {
            using var running = Process.GetProcessById(process);
            return Math.Abs(StartOf(running) - started) > ToleranceInSeconds;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static long StartOf(Process process) => new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
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
