namespace CleanTemplate.Architecture.Rules;

/// <summary>Where the solution under test lies on this machine.</summary>
public static class SolutionFolder
{
    /// <summary>The nearest folder above the running tests that holds a solution file.</summary>
    public static string Path { get; } = Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds a solution (*.sln, *.slnx).");

    internal static string? Above(string? folder)
    {
        if (string.IsNullOrEmpty(folder)) return null;
        for (DirectoryInfo? candidate = new(folder); candidate is { Exists: true }; candidate = candidate.Parent)
            if (candidate.EnumerateFiles("*.sln*").Any(file => file.Extension is ".sln" or ".slnx")) return candidate.FullName;
        return null;
    }
}
