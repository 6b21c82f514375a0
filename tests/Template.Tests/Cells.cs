namespace CleanTemplate.Template.Tests;

/// <summary>Scaffolds as their users get them, built and tested one at a time.</summary>
[Collection(nameof(Cells))]
public sealed class Cells(InstalledTemplate template) : IClassFixture<InstalledTemplate>
{
    private const int LeastTests = 20;

    public static TheoryData<Choice> Choices => Choice.IsFullMatrix ? [.. Choice.All] : [Choice.Default];

    public static TheoryData<string> Names => Choice.IsFullMatrix ? ["my-shop", "App.2026", "class.Shop"] : [];

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_builds_without_warnings_and_passes_its_tests(Choice choice)
    {
        using var app = await template.Scaffold("Acme.Backend", choice);

        await app.Dotnet("build", "-warnaserror");
        var passed = await app.Test();

        Assert.True(passed.Count >= LeastTests, $"Only {passed.Count} tests passed.");
        Assert.Contains(passed, test => test.Contains("The_model_has_no_change_that_no_migration_makes", StringComparison.Ordinal));
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Names))]
    public async Task A_scaffold_of_any_name_builds_without_warnings(string name)
    {
        using var app = await template.Scaffold(name, Choice.Default);

        await app.Dotnet("build", "-warnaserror");
    }
}
