namespace CleanTemplate.Template.Tests;

/// <summary>Scaffolds as their users get them, built, tested and run one at a time.</summary>
[Collection(nameof(Cells))]
public sealed class Cells(InstalledTemplate template, Matrix matrix)
{
    private const int LeastTests = 20;

    // Line 5 goes around the use cases.
    private const string Shortcut = """
        namespace PRODUCT.WebApi.About;

        internal static class Shortcut
        {
            public static string? Provider(Infrastructure.Persistence.AppDbContext context) => context.Database.ProviderName;
        }
        """;

    // The host's own variable. The workflow's name its database container, for which the database that this test run
    // was given or finds stands in; whether a missing one fails the tests is decided by this run's REQUIRE_DATABASES.
    private static readonly Dictionary<string, string> Machine = new()
    {
        ["CI"] = "true",
        // The compiler sees unused usings only when it also writes documentation, which no project has.
        ["GenerateDocumentationFile"] = "true",
        ["NoWarn"] = "CS0419;CS1572;CS1573;CS1574;CS1580;CS1584;CS1587;CS1591",
    };

    private static readonly Workflow.Step[] WithoutWorkflow =
        [new("Build", "dotnet build -warnaserror"), new("Tests", "dotnet test --no-build --logger trx --results-directory artifacts/test-results")];

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [.. Choice.Cells] : [Choice.Default];

    public static TheoryData<string> Names => Choice.IsFullMatrix ? ["T", "Café.class-2026"] : [];

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_passes_its_workflow_and_serves(Choice choice)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workflow is for Linux.");
        // A name of its own: the development database of a scaffold outlives it, and prints its passwords once.
        var name = $"Acme.Cell{Guid.NewGuid().ToString("N")[..8]}";
        using var row = matrix.Begin(choice);
        using var app = await row.Time("scaffold", template.Scaffold(name, choice));
        app.Write(".editorconfig", app.Read(".editorconfig").Replace("IDE0005.severity = suggestion", "IDE0005.severity = warning", StringComparison.Ordinal));
        var steps = choice.Ci == "none" ? WithoutWorkflow : Workflow.Of(app).Steps;

        foreach (var step in steps)
        {
            var (status, said) = await row.Time(step.Title is "Restore" or "Build" ? "build" : "tests", app.Run(step.Command, Machine));
            (row.Passed, row.Skipped) = (app.Tests("Passed").Count, app.Tests("NotExecuted").Count);
            Assert.True(status == 0, $"{step.Title} ({step.Command}) answered {status}:\n{said}");
        }

        var passed = app.Tests("Passed");
        var rules = passed.Where(test => test.Contains(".Architecture.Tests.", StringComparison.Ordinal)).ToList();
        Assert.True(passed.Count >= LeastTests, $"Only {passed.Count} tests passed.");
        Assert.Contains(passed, test => test.Contains("The_model_has_no_change_that_no_migration_makes", StringComparison.Ordinal));
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Distinct(), rules);

        // SQL Server in development needs LocalDB or Docker.
        if (choice is { Database: "postgresql", Sample: "shop" }) await row.Time("served", Served(app, choice));
        if (Choice.IsFullMatrix && choice is { Sample: "shop", Database: "postgresql" }) await row.Time("broken", A_broken_rule_is_reported(app, choice, steps, name));
        row.IsGreen = true;
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Names))]
    public async Task A_scaffold_of_any_name_builds_without_warnings(string name)
    {
        using var app = await template.Scaffold(name, Choice.Default);

        var (status, said) = await app.Run("dotnet build -warnaserror", Machine);

        Assert.True(status == 0, said);
    }

    private static async Task Served(Scaffold app, Choice choice)
    {
        await using var run = await app.Serve();
        if (run is null) return;

        using HttpSession session = new(run);
        if (choice.Auth == "accounts")
        {
            await session.SignInAsCustomer();
            await session.Order();
            await session.Register();
            await session.SignInAsRegistered();
        }
        else
        {
            session.SignInByName();
        }

        await session.Order();
        await run.Stop();
    }

    private static async Task A_broken_rule_is_reported(Scaffold app, Choice choice, IEnumerable<Workflow.Step> steps, string product)
    {
        app.Write("src/WebApi/About/Shortcut.cs", Shortcut.Replace("PRODUCT", product, StringComparison.Ordinal));
        var (built, errors) = await app.Run("dotnet build tests/Architecture.Tests", Machine);
        Assert.True(built == 0, errors);

        var broken = await app.Run(steps.Single(step => step.Title == "Architecture rules").Command, Machine);

        Assert.NotEqual(0, broken.Status);
        Assert.Contains(choice.Ci == "github"
            ? "\n::error file=src/WebApi/About/Shortcut.cs,line=5,title=Architecture::"
            : "\n##vso[task.logissue type=error;sourcepath=src/WebApi/About/Shortcut.cs;linenumber=5]", broken.Said, StringComparison.Ordinal);
    }
}
