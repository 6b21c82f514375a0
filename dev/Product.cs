using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanTemplate.Dev;

/// <summary>What is developed here. Its name marks everything that is kept or started outside this folder.</summary>
public sealed partial record Product(string Name)
{
    private const string Suffix = ".Dev";
    private const int Longest = 40, MarkLength = 6;

    public static Product Current { get; } = new(typeof(Product).Assembly.GetName().Name![..^Suffix.Length]);

    /// <summary>The name for folders, containers, volumes and databases: at most 40 lower case letters, digits and single hyphens.</summary>
    public string Kebab
    {
        get
        {
            var kebab = Breaks().Replace(Name, "-").Trim('-').ToLowerInvariant();
            if (Ascii.IsValid(Name) && kebab.Length is > 0 and <= Longest) return kebab;

            // Two products whose names differ in what is lost must not share a database.
            var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))[..MarkLength];
            return $"{(kebab.Length > 0 ? kebab[..Math.Min(kebab.Length, Longest - MarkLength - 1)].TrimEnd('-') : "app")}-{mark}";
        }
    }

    [GeneratedRegex("[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();
}

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
