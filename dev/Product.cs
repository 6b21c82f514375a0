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
