namespace CleanTemplate.Template.Tests;

/// <summary>One combination of options.</summary>
public sealed record Choice(string Database, string Sample, string Ci = "github", string Engine = "own", string Auth = "accounts", int? HttpPort = null)
{
    public static Choice Default { get; } = new("postgresql", "shop");

    /// <summary>Every pair of database, sample, workflow and way to sign in.</summary>
    public static IReadOnlyList<Choice> All { get; } =
    [
        Default,
        new("postgresql", "none", "azure"),
        new("postgresql", "shop", "azure", Auth: "none"),
        new("postgresql", "none", Auth: "none"),
        new("sqlserver", "shop", "azure", Auth: "none"),
        new("sqlserver", "none"),
    ];

    /// <summary>All of them, and those that cannot be built here: NetArchTest.Rules is not on every feed.</summary>
    public static IReadOnlyList<Choice> Asserted { get; } = [.. All, Default with { Engine = "netarchtest" }, new("sqlserver", "none", "none", "netarchtest")];

    /// <summary>Whether every cell is built and tested (CI), or only the default one.</summary>
    public static bool IsFullMatrix => Environment.GetEnvironmentVariable("TEMPLATE_MATRIX") == "full";

    public string[] Arguments => ["--database", Database, "--sample", Sample, "--ci", Ci, "--auth", Auth, "--architecture-engine", Engine, .. HttpPort is { } port ? ["--http-port", $"{port}"] : Array.Empty<string>()];

    /// <summary>What a scaffold of this choice must not mention: words of what was left out.</summary>
    public IEnumerable<string> LeftOutWords =>
    [
        "CleanTemplate", @"\.ci/run",
        .. Database == "postgresql" ? ["SqlServer", @"(?<!Postgre)SQL Server", "LocalDB", "mssql"] : new[] { "Postgres", "Npgsql" },
        .. Sample == "none" ? new[] { @"\bshops?\b", @"\bskus?\b", @"\bstock\b", "Catalog", "Ordering", "Payment", "Money", @"\borders\b", @"\bmugs?\b" } : [],
        .. Ci == "github" ? [] : new[] { "GitHub Actions", @"\.github/" },
        .. Ci == "azure" ? [] : new[] { "Azure Pipelines", "azure-pipelines" },
        .. Engine == "own" ? new[] { @"NetArchTest\.Rules""" } : new[] { "Architecture\\.Rules", "BeyondNetArchTest", @"Architecture\.Tests/Exact" },
        .. Auth == "accounts" ? new[] { "KeysAddress", "Authorization: Development" } : new[] { @"\.Accounts\b", "/accounts", "/sessions", "SessionId", @"Identity\.EntityFramework" },
        .. Ci == "none" ? new[] { "workflow", "eng/architecture-rules" } : [],
    ];

    public override string ToString() => string.Concat([$"{Database}-{Sample}", .. Auth == "accounts" ? [] : new[] { "-auth-none" }, .. Engine == "own" ? [] : new[] { $"-{Engine}" }]);
}
