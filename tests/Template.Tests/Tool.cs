using System.Diagnostics;

namespace CleanTemplate.Template.Tests;

/// <summary>A command as a newcomer runs it: in a folder, and without what this test run put into the environment.</summary>
internal static class Tool
{
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "TEST_POSTGRES", "TEST_SQLSERVER", "REQUIRE_DATABASES",
        "SystemRoot", "SystemDrive", "ComSpec", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles", "ProgramFiles(x86)", "NUMBER_OF_PROCESSORS",
    ];

    /// <summary>Its output; a failure throws it.</summary>
    public static async Task<string> Run(string folder, string home, string program, params string[] arguments)
    {
        var (status, said) = await Try(folder, home, new Dictionary<string, string>(), program, arguments);
        Assert.True(status == 0, $"{program} {string.Join(' ', arguments)} in {folder} answered {status}:\n{said}");
        return said;
    }

    /// <summary>Its exit status and its output.</summary>
    public static async Task<(int Status, string Said)> Try(
        string folder, string home, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        using var process = Process.Start(Prepared(folder, home, environment, program, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>How a command is started, with its output to be read.</summary>
    public static ProcessStartInfo Prepared(
        string folder, string home, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => !Kept.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith("NUGET_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_HOME"] = home;
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A build node that outlives its build would keep the test run waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}
