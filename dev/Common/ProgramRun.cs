using System.ComponentModel;
using System.Diagnostics;
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
