using System.Collections.Concurrent;

namespace CleanTemplate.Architecture.Rules;

/// <summary>Where the solution under test lies on this machine.</summary>
[BeyondNetArchTest]
public static class SolutionFolder
{
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    /// <summary>The nearest folder above the running tests that holds a solution file.</summary>
    public static string Path => field ??= Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds a solution (*.sln, *.slnx).");

    internal static string? Above(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder)) return null;
        return Known.GetOrAdd(folder, _ => Directory.EnumerateFiles(folder, "*.sln*").Any(file => System.IO.Path.GetExtension(file) is ".sln" or ".slnx")
            ? folder
            : Above(System.IO.Path.GetDirectoryName(folder)));
    }
}
