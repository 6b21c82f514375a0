using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>Slices on demand, each made in a scaffold as its team makes it: with <c>dev -- new</c>, somewhere below the root.</summary>
[Collection(nameof(Cells))]
public sealed partial class Slices(InstalledTemplate template)
{
    private const string Migration = "dotnet ef migrations add AddSupplier --project src/Infrastructure --output-dir Persistence/Postgres/Migrations";

    // Its own tests, the rules of the house, and what looks at every endpoint and at the model.
    private const string Tests = "FullyQualifiedName~Architecture.Tests|FullyQualifiedName~Supplier|FullyQualifiedName~.To|FullyQualifiedName~WhoMayDoWhat|FullyQualifiedName~WalkThroughs|FullyQualifiedName~TryingExamples|FullyQualifiedName~The_model_has_no_change";

    private static readonly string[] Expected =
    [
        "Domain.Tests.Purchasing.LivesOfSuppliers.A_new_one_says_so", "Application.Tests.Purchasing.ManagingSuppliers.A_new_one_is_added",
        "WebApi.Tests.Purchasing.ManagingSuppliers.Lists_are_paged_and_sorted", "Application.Tests.Purchasing.ToRefundGoods.It_is_done_now_with_the_note",
        "WebApi.Tests.Purchasing.ToRefundGoods.It_is_done_once_for_each_key", "WebApi.Tests.Reporting.ToCountRefunds.It_is_answered_to_who_may_ask",
        "Application.Tests.Purchasing.ToTellWarehouse.Each_fact_is_heard_of", "Application.Tests.Reporting.ToPrintReports.All_of_it_is_done_and_told_of",
        "WhoMayDoWhat.Every_endpoint_has_a_row_and_every_row_an_endpoint", "WhoMayDoWhat.Every_role_is_answered_as_the_table_says",
        "WalkThroughs.Every_request_is_answered_as_its_file_says_and_no_operation_is_left_out", "TryingExamples.Every_body_has_an_example_that_the_host_takes",
        "The_model_has_no_change_that_no_migration_makes",
    ];

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [Choice.Default, Choice.Smallest] : [Choice.Default];

    [Theory, MemberData(nameof(Choices))]
    public async Task All_of_them_compile_migrate_pass_their_tests_and_serve(Choice choice)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The development host is stopped by Unix signals here.");
        // A name of its own: the development database of a scaffold outlives it, and prints its passwords once.
        var product = $"Acme.Slices{Guid.NewGuid().ToString("N")[..8]}";
        using var app = await template.Scaffold(product, choice);
        await Done(app, "dotnet build dev");
        var before = app.Files;

        Assert.Contains("dotnet new install CleanBackend.Templates", (await app.Run($"export DOTNET_CLI_HOME='{template.NewFolder()}'; {New("job PrintReports --area Reporting")}", Ci)).Said, StringComparison.Ordinal);
        Assert.Contains("'Common' is no business area", (await app.Run(New("entity Supplier --area Common"), Ci)).Said, StringComparison.Ordinal);
        Assert.Equal(Sources(before), Sources(app.Files));

        var made = await Made(app, "entity Supplier --area Purchasing");
        await Made(app, "usecase RefundGoods --area Purchasing --kind command");
        await Made(app, "usecase CountRefunds --area Reporting --kind query");
        await Made(app, "event-handler TellWarehouse --area Purchasing --event SupplierCreated");
        await Made(app, "job PrintReports --area Reporting");
        await SameBy(product, choice, app, before);
        Assert.Contains("There is a 'Supplier' already, in src/Domain/Purchasing/Supplier.cs.", (await app.Run(New("entity Supplier --area Reporting"), Ci)).Said, StringComparison.Ordinal);
        Assert.Empty(app.Mentions(["SpareParts", "PartSupplier", "part.supplier", "CleanTemplate"]));

        Assert.Contains(Migration, made, StringComparison.Ordinal);
        await Done(app, $"dotnet tool restore && {Migration}");
        await Done(app, "dotnet build -warnaserror");
        await Done(app, $"dotnet test --no-build --filter '{Tests}' --logger trx --results-directory artifacts/test-results");
        var passed = app.Tests("Passed");
        Assert.All(Expected, test => Assert.Contains(passed, name => name.Contains(test, StringComparison.Ordinal)));

        await using var run = await app.Serve();
        if (run is not null) await Called(run);
    }

    /// <summary>The item templates alone, in the root of a twin.</summary>
    private async Task SameBy(string product, Choice choice, Scaffold app, IReadOnlyList<string> before)
    {
        var port = (string)JsonNode.Parse(app.Read(".cleanbackend.json"))!["options"]!["http-port"]!;
        using var twin = await template.Scaffold(product, choice);
        var untouched = twin.Files;
        string[] host = ["--auth", choice.Auth, "--http-port", port];
        await twin.Dotnet(["new", "cleanbackend-entity", "-n", "Supplier", "--area", "Purchasing", "--product", product, "--database", choice.Database, "--mapper", choice.Mapper, .. host]);
        await twin.Dotnet(["new", "cleanbackend-usecase", "-n", "RefundGoods", "--area", "Purchasing", "--product", product, "--kind", "command", .. host]);
        await twin.Dotnet(["new", "cleanbackend-usecase", "-n", "CountRefunds", "--area", "Reporting", "--product", product, "--kind", "query", .. host]);
        await twin.Dotnet("new", "cleanbackend-event-handler", "-n", "TellWarehouse", "--area", "Purchasing", "--product", product, "--event", "SupplierCreated", "--event-namespace", $"{product}.Domain.Purchasing");
        await twin.Dotnet("new", "cleanbackend-job", "-n", "PrintReports", "--area", "Reporting", "--product", product);

        var made = Sources(app.Files).Except(before).ToList();
        Assert.NotEmpty(made);
        Assert.Equal(made, twin.Files.Except(untouched));
        Assert.All(made, file => Assert.Equal(app.Read(file), twin.Read(file)));
    }

    private static readonly Dictionary<string, string> Ci = new() { ["CI"] = "true" };

    private static string New(string slice) => $"cd src/Application && dotnet run --no-build --project ../../dev -- new {slice}";

    private static Task<string> Made(Scaffold app, string slice) => Done(app, New(slice));

    private static async Task<string> Done(Scaffold app, string command)
    {
        var (status, said) = await app.Run(command, Ci);
        Assert.True(status == 0, $"{command} answered {status}:\n{said}");
        return said;
    }

    private static IEnumerable<string> Sources(IEnumerable<string> files) => files.Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static async Task Called(DevelopmentRun run)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using HttpClient client = new() { BaseAddress = run.Api };
        client.DefaultRequestHeaders.Authorization = new("Development", "manager");
        if (Password().Match(run.Said) is { Success: true } password)
        {
            var session = await client.PostAsJsonAsync("/api/v1/sessions", new { email = "manager@example.com", password = password.Groups["it"].Value }, cancellationToken);
            client.DefaultRequestHeaders.Authorization = new("Bearer", (string)JsonNode.Parse(await session.Content.ReadAsStringAsync(cancellationToken))!["data"]!["accessToken"]!);
        }

        var created = await client.PostAsJsonAsync("/api/v1/suppliers", new { name = "Example & Sons" }, cancellationToken);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var found = await client.GetFromJsonAsync<JsonNode>(created.Headers.Location, cancellationToken);
        Assert.Equal("Example & Sons", (string?)found!["data"]!["name"]);
    }

    [GeneratedRegex(@"Account: manager@example\.com  password: (?<it>\S.*?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
