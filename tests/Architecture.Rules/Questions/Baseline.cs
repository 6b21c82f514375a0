namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>A file of known violations: their texts, one per line; # starts a comment.</summary>
internal static class Baseline
{
    public static HashSet<string> Read(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, file);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no baseline {path}. Is it copied to the output folder?", path);
        return [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..]))];
    }
}
