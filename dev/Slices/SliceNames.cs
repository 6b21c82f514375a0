using System.Text.RegularExpressions;
using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Slices;

/// <summary>What may be called what: names end up as types, variables, routes and tables.</summary>
internal static partial class SliceNames
{
    private static readonly string[] Keywords =
    [
        "abstract", "as", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is",
        "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "record", "ref", "return", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "virtual", "void", "volatile", "while",
    ];

    // Variables beside which a variable of the name stands, members that a type of the name would have, and namespaces around its own.
    private static readonly string[] Spoken =
    [
        "Api", "Body", "Client", "Clock", "Command", "Context", "Database", "Fact", "Filter", "Handler", "Id", "Manager", "Mapping", "Name", "Page", "Payload", "Progress", "Query", "Request",
        "Create", "Delete", "Handle", "Log", "Note", "NoteLength", "Notes", "Permission", "Rename",
        "Common", "Domain", "Application", "Infrastructure", "WebApi", "Persistence", "Tests", "Dev", "System", "Microsoft",
    ];

    // As the forms of the item template say it, which is also used alone.
    private static readonly (string Ending, string Instead)[] Endings =
    [
        ("(s|x|z|ch|sh)$", "$1es"), ("([ei])zes$", "$1zzes"), ("(?<=(?i:[ch]al|el|wol|lea|shea|loa|scar|whar|dwar|thie))f$|(?<=(?i:kni|li|wi))fe$", "ves"), ("([^aeiou])y$", "$1ies"), ("(?<!s)$", "s"),
    ];

    private static readonly string[] AlwaysUsed = ["System", "System.Collections.Generic", "System.IO", "System.Threading", "System.Threading.Tasks"];

    /// <summary>Why a slice cannot be called so, or null.</summary>
    public static string? Refusal(Solution solution, string what, string name) => Shape(what, name)
        ?? (Around(solution, name) ? $"'{name}' is no name for {what}: it stands for something else in every slice. Choose another one."
        : IsOfDotnet(name) ? $"'{name}' is no name for {what}: .NET has a type of that name. Choose another one."
        : solution.Areas.Contains(name) ? $"'{name}' is no name for {what}: it is a business area. Choose another one."
        : solution.TechnicalFolder(name) is { } folder ? $"'{name}' is no name for {what}: {folder} has that name. Choose another one."
        : null);

    /// <summary>Why an area cannot be called so, or null.</summary>
    public static string? AreaRefusal(Solution solution, string area) => Shape("an area", area)
        ?? (Around(solution, area) ? $"'{area}' is no business area. {Choice(solution)}"
        : solution.TechnicalFolder(area) is { } folder ? $"'{area}' is no business area: {folder} has that name. {Choice(solution)}"
        // A namespace hides a type of its name from all that is beside it.
        : solution.Areas.Contains(area) ? null
        : IsOfDotnet(area) ? $"'{area}' is no business area: .NET has a type of that name. {Choice(solution)}"
        : solution.FileOf(area) is { } file ? $"'{area}' is no business area: {file} has a type of that name. {Choice(solution)}"
        : null);

    /// <summary>Why a type cannot be declared, or null.</summary>
    public static string? Taken(Solution solution, IEnumerable<string> types) =>
        types.Select(type => solution.FileOf(type) is { } file ? $"There is a '{type}' already, in {file}. Choose another name." : null).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What several of them are called when nobody says it.</summary>
    public static string SeveralOf(string name) => Endings.Aggregate(name, (several, rule) => Regex.Replace(several, rule.Ending, rule.Instead, RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static bool IsOfDotnet(string name) => AlwaysUsed.Any(space => typeof(object).Assembly.GetType($"{space}.{name}") is { IsPublic: true });

    private static string Choice(Solution solution) => $"There are {string.Join(", ", solution.Areas)}; another name makes a new one.";

    private static bool Around(Solution solution, string name) =>
        Spoken.Concat(solution.ProductName.Split('.')).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string? Shape(string what, string name) =>
        !Pascal().IsMatch(name) ? $"'{name}' is no name for {what}: that is a capital, a small letter, then at most 38 letters (a to z, in either case) and digits, such as RefundOrder."
        : Keywords.Contains(char.ToLowerInvariant(name[0]) + name[1..]) ? $"'{name}' is no name for {what}: as a variable it is a keyword of C#. Choose another one."
        : null;

    [GeneratedRegex(@"^[A-Z][a-z][A-Za-z0-9]{0,38}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pascal();
}

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

    /// <summary>The events of the domain, by name.</summary>
    public IReadOnlyList<DomainFact> Events() =>
    [
        .. Sources("src/Domain").SelectMany(file => FactsIn(File.ReadAllText(file), area: Path.GetRelativePath(In("src/Domain"), file).Split('/', '\\')[0]))
            .OrderBy(fact => fact.Name, StringComparer.Ordinal).ThenBy(fact => fact.Namespace, StringComparer.Ordinal),
    ];

    /// <summary>Which events of a name a handler in the area may mean: the area's own, or else whichever there are.</summary>
    public IReadOnlyList<DomainFact> Meant(string name, string area)
    {
        var named = Events().Where(fact => fact.Name == name).ToList();
        return named.Exists(fact => fact.Area == area) ? named.FindAll(fact => fact.Area == area) : named;
    }

    /// <summary>What was chosen when the solution was made, of what a template asks for.</summary>
    public IReadOnlyList<string> Choices(IEnumerable<string> names)
    {
        if (!File.Exists(In(ScaffoldRecord.FileName))) return [];

        var options = ScaffoldRecord.Of(Root).Options;
        return [.. names.Where(options.ContainsKey).SelectMany(name => (string[])[$"--{name}", options[name]])];
    }

    private static IEnumerable<DomainFact> FactsIn(string text, string area) =>
        Facts().Matches(text).Select(fact => new DomainFact(fact.Groups["name"].Value, area, Namespaces().Match(text).Groups["name"].Value));

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

internal sealed record DomainFact(string Name, string Area, string Namespace);
