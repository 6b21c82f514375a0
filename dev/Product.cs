using System.Text.RegularExpressions;

namespace CleanTemplate.Dev;

/// <summary>What is developed here. Its name marks everything that is kept or started outside this folder.</summary>
public sealed partial record Product(string Name)
{
    private const string Suffix = ".Dev";

    public static Product Current { get; } = new(typeof(Product).Assembly.GetName().Name![..^Suffix.Length]);

    /// <summary>The name for folders, containers, volumes and databases: lower case, digits, single hyphens.</summary>
    public string Kebab => Breaks().Replace(Name, "-").Trim('-').ToLowerInvariant() is { Length: > 0 } kebab ? kebab : "app";

    [GeneratedRegex("[^a-zA-Z0-9]+|(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Breaks();
}
