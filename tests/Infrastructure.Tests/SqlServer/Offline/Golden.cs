using System.Runtime.CompilerServices;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>The T-SQL on file, in the source folder of its area.</summary>
internal static class Golden
{
    private const string Update = "UPDATE_GOLDEN";

    private const string Heading = $"""
        -- The translation, and no more: none of this ran on a server.
        -- To write it anew: {Update}=1 dotnet test


        """;

    private static bool IsUpdating => Environment.GetEnvironmentVariable(Update) is "1";

    private static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(Source()))!;

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Root, "*.sql", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file));

    public static string FileOf(string area, string name) => Path.Combine(area, $"{name}.sql");

    public static void Holds(string file, IEnumerable<(string Name, IReadOnlyList<string> Batches)> parts)
    {
        var (path, text) = (Path.Combine(Root, file), Heading.ReplaceLineEndings("\n") + string.Join("\n\n", parts.Select(Part)) + "\n");
        if (IsUpdating) File.WriteAllText(path, text);
        var onFile = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(onFile == text, $"SqlServer/{file} differs from the T-SQL of today. Read the change, then accept it with {Update}=1 dotnet test. Today it is:\n\n{text}");
    }

    private static string Part((string Name, IReadOnlyList<string> Batches) part) => $"-- {part.Name}\n{string.Join("\n\n", part.Batches)}";

    private static string Source([CallerFilePath] string file = "") => file;
}
