using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace CleanTemplate.Dev.Common;

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
