using System.Text.RegularExpressions;

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

    // Variables beside which a variable of the name stands, and namespaces around its own.
    private static readonly string[] Spoken =
    [
        "Api", "Body", "Client", "Clock", "Command", "Context", "Database", "Fact", "Filter", "Handler", "Id", "Manager", "Mapping", "Name", "Page", "Payload", "Progress", "Query", "Request",
        "Common", "Domain", "Application", "Infrastructure", "WebApi", "Persistence", "Tests", "Dev", "System", "Microsoft",
    ];

    private static readonly string[] AlwaysUsed = ["System", "System.Collections.Generic", "System.IO", "System.Threading", "System.Threading.Tasks"];

    /// <summary>Why a slice cannot be called so, or null.</summary>
    public static string? Refusal(Solution solution, string what, string name) => Shape(what, name)
        ?? (Around(solution, name) ? $"'{name}' is no name for {what}: it stands for something else in every slice. Choose another one."
        : AlwaysUsed.Any(space => typeof(object).Assembly.GetType($"{space}.{name}") is { IsPublic: true }) ? $"'{name}' is no name for {what}: .NET has a type of that name. Choose another one."
        : solution.Areas.Contains(name) ? $"'{name}' is no name for {what}: it is a business area. Choose another one."
        : null);

    /// <summary>Why an area cannot be called so, or null.</summary>
    public static string? AreaRefusal(Solution solution, string area) => Shape("an area", area)
        ?? (Around(solution, area) ? $"'{area}' is no business area. {Choice(solution)}"
        : solution.TechnicalFolder(area) is { } folder ? $"'{area}' is no business area: {folder} has that name. {Choice(solution)}"
        : null);

    /// <summary>Why a type cannot be declared, or null.</summary>
    public static string? Taken(Solution solution, IEnumerable<string> types) =>
        types.Select(type => solution.FileOf(type) is { } file ? $"There is a '{type}' already, in {file}. Choose another name." : null).FirstOrDefault(refusal => refusal is not null);

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
