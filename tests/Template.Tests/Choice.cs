namespace CleanTemplate.Template.Tests;

/// <summary>One combination of options.</summary>
public sealed record Choice(string Database, string Sample, int? HttpPort = null)
{
    private static readonly string[] Databases = ["postgresql", "sqlserver"];
    private static readonly string[] Samples = ["shop", "none"];

    public static Choice Default { get; } = new("postgresql", "shop");

    public static IReadOnlyList<Choice> All { get; } = [.. Databases.SelectMany(database => Samples, (database, sample) => new Choice(database, sample))];

    /// <summary>Whether every cell is built and tested (CI), or only the default one.</summary>
    public static bool IsFullMatrix => Environment.GetEnvironmentVariable("TEMPLATE_MATRIX") == "full";

    public string[] Arguments => ["--database", Database, "--sample", Sample, .. HttpPort is { } port ? ["--http-port", $"{port}"] : Array.Empty<string>()];

    /// <summary>What a scaffold of this choice must not mention: words of what was left out.</summary>
    public IEnumerable<string> LeftOutWords =>
    [
        "CleanTemplate",
        .. Database == "postgresql" ? ["SqlServer", @"(?<!Postgre)SQL Server", "LocalDB", "mssql"] : new[] { "Postgres", "Npgsql" },
        .. Sample == "none" ? new[] { @"\bshops?\b", @"\bskus?\b", @"\bstock\b", "Catalog", "Ordering", "Payment", "Money", @"\borders\b", @"\bmugs?\b" } : [],
    ];

    public override string ToString() => $"{Database}-{Sample}";
}
