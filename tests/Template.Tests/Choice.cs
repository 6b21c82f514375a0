namespace CleanTemplate.Template.Tests;

/// <summary>One combination of options.</summary>
public sealed record Choice(string Database, string Sample, string Ci = "github", int? HttpPort = null)
{
    public static Choice Default { get; } = new("postgresql", "shop");

    /// <summary>Every database with every sample, and both workflows with either.</summary>
    public static IReadOnlyList<Choice> All { get; } = [Default, new("postgresql", "none", "azure"), new("sqlserver", "shop", "azure"), new("sqlserver", "none")];

    /// <summary>Whether every cell is built and tested (CI), or only the default one.</summary>
    public static bool IsFullMatrix => Environment.GetEnvironmentVariable("TEMPLATE_MATRIX") == "full";

    public string[] Arguments => ["--database", Database, "--sample", Sample, "--ci", Ci, .. HttpPort is { } port ? ["--http-port", $"{port}"] : Array.Empty<string>()];

    /// <summary>What a scaffold of this choice must not mention: words of what was left out.</summary>
    public IEnumerable<string> LeftOutWords =>
    [
        "CleanTemplate", @"\.ci/run",
        .. Database == "postgresql" ? ["SqlServer", @"(?<!Postgre)SQL Server", "LocalDB", "mssql"] : new[] { "Postgres", "Npgsql" },
        .. Sample == "none" ? new[] { @"\bshops?\b", @"\bskus?\b", @"\bstock\b", "Catalog", "Ordering", "Payment", "Money", @"\borders\b", @"\bmugs?\b" } : [],
        .. Ci == "github" ? [] : new[] { "GitHub Actions", @"\.github/" },
        .. Ci == "azure" ? [] : new[] { "Azure Pipelines", "azure-pipelines" },
        .. Ci == "none" ? new[] { "workflow", "architecture-rules" } : [],
    ];

    public override string ToString() => $"{Database}-{Sample}";
}
