using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CleanTemplate.Dev.Common;

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
