using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>What the workflow of a scaffold says; <see cref="Cells"/> runs it.</summary>
public sealed partial class Workflows(InstalledTemplate template)
{
    public static MatrixTheoryData<string, string> Combinations => new(["github", "azure"], ["postgresql", "sqlserver"]);

    [Theory]
    [InlineData("github", new[] { ".github/workflows/ci.yml" })]
    [InlineData("azure", new[] { "azure-pipelines.yml" })]
    [InlineData("none", new string[0])]
    public async Task A_scaffold_has_the_workflow_that_was_asked_for_and_none_of_this_repository(string ci, string[] files)
    {
        var choice = Choice.Default with { Ci = ci };
        using var app = await template.Scaffold("Northwind", choice);

        Assert.Equal(files, app.Files.Where(file => file.EndsWith(".yml", StringComparison.Ordinal) || file.StartsWith(".github/", StringComparison.Ordinal)));
        Assert.Equal(ci != "none", app.Files.Contains("eng/architecture-rules.sh"));
        Assert.Empty(app.Mentions(choice.LeftOutWords));
    }

    [Theory, MemberData(nameof(Combinations))]
    public async Task The_tests_have_a_container_of_the_chosen_database_and_are_not_skipped(string ci, string database)
    {
        var choice = new Choice(database, "none", ci);
        using var app = await template.Scaffold("Northwind", choice);
        var workflow = Workflow.Of(app);
        var (required, variable, recipe) = database == "postgresql"
            ? ("postgres", "TEST_POSTGRES", "dev/Postgres/PostgresContainer.cs")
            : ("sqlserver", "TEST_SQLSERVER", "dev/SqlServer/SqlServerContainer.cs");

        Assert.Equal(required, workflow.Environment["REQUIRE_DATABASES"]);
        Assert.Contains($"Password={workflow.ServiceEnvironment.Single(setting => setting.Key.EndsWith("_PASSWORD", StringComparison.Ordinal)).Value}", workflow.Environment[variable], StringComparison.Ordinal);
        Assert.Contains($"\"{workflow.Image}\"", app.Read(recipe), StringComparison.Ordinal);
        Assert.Empty(app.Mentions(choice.LeftOutWords));
    }

    [Theory]
    [InlineData("github", ".github/workflows/ci.yml")]
    [InlineData("azure", "azure-pipelines.yml")]
    public async Task A_workflow_is_the_same_for_every_name(string ci, string file)
    {
        using var one = await template.Scaffold("my-shop", Choice.Default with { Ci = ci });
        using var other = await template.Scaffold("App.2026", Choice.Default with { Ci = ci });

        Assert.Equal(one.Read(file), other.Read(file));
    }

    [Fact]
    public async Task Actions_are_pinned_to_commits_which_scaffolding_does_not_change()
    {
        using var app = await template.Scaffold("Northwind", Choice.Default);
        var actions = Action().Matches(app.Read(".github/workflows/ci.yml")).Select(match => match.Value).ToList();
        var source = File.ReadAllText(Path.Combine(template.Source, "templates", "ci", "github", ".github", "workflows", "ci.yml"));

        Assert.Equal(3, actions.Count);
        Assert.All(actions, action => Assert.Matches("@[0-9a-f]{40} # v[0-9.]+$", action));
        // The port is replaced wherever its digits stand.
        Assert.All(actions, action => Assert.Contains(action, source, StringComparison.Ordinal));
    }

    [GeneratedRegex("uses: .*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();
}
