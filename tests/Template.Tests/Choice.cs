namespace CleanTemplate.Template.Tests;

/// <summary>One combination of options.</summary>
public sealed record Choice(string Database, string Sample, string Ci = "github", string Engine = "own", string Auth = "accounts", string Messaging = "none", string Mapper = "automapper", int? HttpPort = null)
{
    public const string EngineOption = "architecture-engine";

    public static Choice Default { get; } = new("postgresql", "shop");

    public static Choice Smallest { get; } = new("postgresql", "none", "none", Auth: "none");

    /// <summary>What is built: every pair of values of two options is in one of them (<see cref="Pairs"/>).</summary>
    public static IReadOnlyList<Choice> Cells { get; } =
    [
        Default,
        new("sqlserver", "none", Auth: "none", Messaging: "rabbitmq"),
        new("postgresql", "shop", "azure", Auth: "none", Messaging: "rabbitmq"),
        new("sqlserver", "none", "azure", Mapper: "none"),
        new("postgresql", "none", "none", Messaging: "rabbitmq"),
        new("sqlserver", "shop", "none", Auth: "none", Mapper: "none"),
        Default with { Messaging = "rabbitmq", Mapper = "none" },
    ];

    /// <summary>All of them, and those that cannot be built here: NetArchTest.Rules is not on every feed.</summary>
    public static IReadOnlyList<Choice> Asserted { get; } = [.. Cells, Smallest, Default with { Engine = "netarchtest" }, new("sqlserver", "none", "none", "netarchtest")];

    /// <summary>Whether every cell is built and tested (CI), or only the default one.</summary>
    public static bool IsFullMatrix => Environment.GetEnvironmentVariable("TEMPLATE_MATRIX") == "full";

    /// <summary>The value of every option but the port.</summary>
    public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>
    {
        ["database"] = Database,
        ["sample"] = Sample,
        ["auth"] = Auth,
        ["messaging"] = Messaging,
        ["mapper"] = Mapper,
        ["ci"] = Ci,
        [EngineOption] = Engine,
    };

    public string[] Arguments =>
        [.. Options.SelectMany(option => new[] { $"--{option.Key}", option.Value }), .. HttpPort is { } port ? ["--http-port", $"{port}"] : Array.Empty<string>()];

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
        .. Messaging == "none" ? new[] { "RabbitMQ", @"\.Messaging\b", @"(?<!Client\.)\bbrokers?\b" } : [],
        .. Mapper == "none" ? ["AutoMapper"] : Array.Empty<string>(),
        .. Ci == "none" ? new[] { "workflow", "eng/architecture-rules" } : [],
    ];

    public override string ToString() => string.Concat([$"{Database}-{Sample}", .. Auth == "accounts" ? [] : new[] { "-auth-none" }, .. Messaging == "none" ? [] : new[] { $"-{Messaging}" }, .. Mapper == "automapper" ? [] : new[] { "-mapper-none" }, .. Engine == "own" ? [] : new[] { $"-{Engine}" }]);
}
