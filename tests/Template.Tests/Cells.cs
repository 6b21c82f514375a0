namespace CleanTemplate.Template.Tests;

/// <summary>Scaffolds as their users get them, built and tested one at a time.</summary>
[Collection(nameof(Cells))]
public sealed class Cells(InstalledTemplate template)
{
    private const int LeastTests = 20;

    // Line 5 goes around the use cases.
    private const string Shortcut = """
        namespace Acme.Backend.WebApi.About;

        internal static class Shortcut
        {
            public static string? Provider(Infrastructure.Persistence.AppDbContext context) => context.Database.ProviderName;
        }
        """;

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [.. Choice.All] : [Choice.Default];

    public static TheoryData<string> Names => Choice.IsFullMatrix ? ["my-shop", "App.2026", "class.Shop"] : [];

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_passes_its_own_workflow_until_a_rule_is_broken(Choice choice)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workflow is for Linux.");
        using var app = await template.Scaffold("Acme.Backend", choice);
        var workflow = Workflow.Of(app);

        foreach (var step in workflow.Steps)
        {
            var (status, said) = await app.Run(step.Command, Machine);
            Assert.True(status == 0, $"{step.Title} ({step.Command}) answered {status}:\n{said}");
        }

        var passed = app.Passed();
        var rules = passed.Where(test => test.Contains(".Architecture.Tests.", StringComparison.Ordinal)).ToList();
        Assert.True(passed.Count >= LeastTests, $"Only {passed.Count} tests passed.");
        Assert.Contains(passed, test => test.Contains("The_model_has_no_change_that_no_migration_makes", StringComparison.Ordinal));
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Distinct(), rules);

        app.Write("src/WebApi/About/Shortcut.cs", Shortcut);
        await app.Dotnet("build", "tests/Architecture.Tests");
        var broken = await app.Run(workflow.Steps.Single(step => step.Title == "Architecture rules").Command, Machine);

        Assert.NotEqual(0, broken.Status);
        Assert.Contains(choice.Ci == "github"
            ? "\n::error file=src/WebApi/About/Shortcut.cs,line=5,title=Architecture::"
            : "\n##vso[task.logissue type=error;sourcepath=src/WebApi/About/Shortcut.cs;linenumber=5]", broken.Said, StringComparison.Ordinal);
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Names))]
    public async Task A_scaffold_of_any_name_builds_without_warnings(string name)
    {
        using var app = await template.Scaffold(name, Choice.Default);

        await app.Dotnet("build", "-warnaserror");
    }

    // The host's own variable. The workflow's name its database container, for which the database that this test run
    // was given or finds stands in; whether a missing one fails the tests is decided by this run's REQUIRE_DATABASES.
    private static Dictionary<string, string> Machine => new() { ["CI"] = "true" };
}
