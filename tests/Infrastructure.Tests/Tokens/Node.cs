using System.ComponentModel;
using System.Diagnostics;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

/// <summary>Somebody else's cryptography.</summary>
internal static class Node
{
    /// <summary>What the script prints. Without node on this machine the test is skipped.</summary>
    public static async Task<string> Run(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("node", ["-e", script, "--", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Start(start);
        Assert.SkipWhen(process is null, "There is no node on this machine, whose cryptography ours is compared with.");

        var (output, errors) = (process!.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return (await output).Trim();
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
