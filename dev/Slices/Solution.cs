using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanTemplate.Dev.Slices;

/// <summary>A solution as its files are now: what slices of it must fit.</summary>
internal sealed partial record Solution(string Root, string ProductName)
{
    private const string Application = "src/Application", Common = "Common";

    /// <summary>The business areas there are.</summary>
    public IReadOnlyList<string> Areas => [.. Folders(Application).Concat(Folders("src/Domain")).Where(folder => folder != Common).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The solution that a folder belongs to, or null.</summary>
    public static Solution? Above(string folder)
    {
        for (var root = new DirectoryInfo(folder); root is not null; root = root.Parent)
        {
            var properties = Path.Combine(root.FullName, "Directory.Build.props");
            if (!Directory.Exists(Path.Combine(root.FullName, Application)) || !File.Exists(properties)) continue;
            if (Product().Match(File.ReadAllText(properties)) is { Success: true } product) return new(root.FullName, product.Groups["name"].Value);
        }

        return null;
    }

    /// <summary>The folder of this name that is no business area, or null: there, a slice would be taken for what is not business.</summary>
    public string? TechnicalFolder(string name) => Areas.Contains(name)
        ? null
        : ((string[])["src/Application", "src/Domain", "src/Infrastructure", "src/Infrastructure/Persistence", "src/WebApi"])
            .Where(layer => Folders(layer).Contains(name, StringComparer.OrdinalIgnoreCase)).Select(layer => $"{layer}/{name}").FirstOrDefault();

    /// <summary>The file that declares a type of this name, from the root on, or null.</summary>
    public string? FileOf(string type) => Sources("src").FirstOrDefault(file => Types().Matches(File.ReadAllText(file)).Any(declared => declared.Groups["name"].Value == type)) is { } file
        ? Path.GetRelativePath(Root, file).Replace('\\', '/')
        : null;

    /// <summary>The events of the domain, and the namespaces they are in.</summary>
    public IReadOnlyDictionary<string, string> Events() => Sources("src/Domain").Select(File.ReadAllText)
        .SelectMany(text => Facts().Matches(text), (text, fact) => (Name: fact.Groups["name"].Value, Namespace: Namespaces().Match(text).Groups["name"].Value))
        .DistinctBy(fact => fact.Name).OrderBy(fact => fact.Name, StringComparer.Ordinal).ToDictionary(fact => fact.Name, fact => fact.Namespace, StringComparer.Ordinal);

    /// <summary>What was chosen when the solution was made, of what a template asks for.</summary>
    public IReadOnlyList<string> Choices(IEnumerable<string> names)
    {
        var record = In(".cleanbackend.json");
        var options = File.Exists(record) ? JsonNode.Parse(File.ReadAllText(record))?["options"] : null;
        return [.. names.Where(name => options?[name] is not null).SelectMany(name => (string[])[$"--{name}", $"{options![name]}"])];
    }

    private string In(string path) => Path.Combine(Root, path);

    private IEnumerable<string> Folders(string parent) => Directory.Exists(In(parent))
        ? Directory.GetDirectories(In(parent)).Select(folder => Path.GetFileName(folder)).Where(folder => folder is not ("bin" or "obj"))
        : [];

    private IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(In(folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split('/', '\\').Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"<ProductName>\s*(?<name>[^<\s]+)\s*</ProductName>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Product();

    [GeneratedRegex(@"^\s*(?:[a-z]+\s+)*(?:class|struct|interface|enum|record)\s+(?:class\s+|struct\s+)?(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Types();

    [GeneratedRegex(@"^public sealed record (?<name>\w+)\([^;{]*\)\s*:\s*DomainEvent\b", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Facts();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespaces();
}
