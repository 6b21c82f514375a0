namespace CleanTemplate.Template.Tests;

/// <summary>What a scaffold consists of, file by file and word by word.</summary>
public sealed class Contents(InstalledTemplate template)
{
    public static TheoryData<Choice> Choices => [.. Choice.Asserted];

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_has_exactly_the_files_on_its_list(Choice choice)
    {
        var app = await template.Northwind(choice);

        Golden.Same($"{choice}.txt", app.Listing);
    }

    [Fact]
    public async Task The_default_scaffold_has_at_most_400_files() => Assert.InRange((await template.Northwind(Choice.Default)).Files.Count, 1, 400);

    // Beside the architecture rules, their engine and the house in which each is broken.
    [Fact]
    public async Task The_smallest_scaffold_does_not_grow()
    {
        var app = await template.Northwind(Choice.Smallest);
        var own = app.Files.Where(file => !file.StartsWith("tests/Architecture.", StringComparison.Ordinal)).ToList();

        Assert.InRange(own.Count, 1, 175);
        Assert.InRange(own.Sum(file => app.Read(file).Count(letter => letter == '\n')), 1, 14_400);
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task A_scaffold_mentions_nothing_that_was_left_out(Choice choice)
    {
        var app = await template.Northwind(choice);

        Assert.Empty(app.Mentions(choice.LeftOutWords));
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task No_trace_of_the_template_language_is_left(Choice choice)
    {
        var app = await template.Northwind(choice);

        Assert.Empty(app.Mentions(["#if", "#endif", "#else", "maintainers"]));
        Assert.All([".config/dotnet-tools.json", ".editorconfig", ".gitattributes", ".gitignore"], file => Assert.Contains(file, app.Files));
        Assert.DoesNotContain("Template.Tests", app.Read("Northwind.sln"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_netarchtest_the_package_takes_the_place_of_the_engine()
    {
        var app = await template.Northwind(Choice.Default with { Engine = "netarchtest" });

        Assert.Contains("""<PackageVersion Include="NetArchTest.Rules" Version="1.3.2" />""", app.Read("Directory.Packages.props"), StringComparison.Ordinal);
        Assert.Contains("""<PackageReference Include="NetArchTest.Rules" />""", app.Read("tests/Architecture.Tests/Architecture.Tests.csproj"), StringComparison.Ordinal);
        Assert.Contains("FailingTypeNames", app.Read("tests/Architecture.Tests/ShouldHold.cs"), StringComparison.Ordinal);
        Assert.Contains("tests/Architecture.Tests/Shared/LayerRules.cs", app.Files);
        Assert.DoesNotContain("Architecture.Rules", app.Read("Northwind.sln"), StringComparison.Ordinal);
    }

    // SqlClient opens no connection in invariant mode; no test of ours meets a server that would show it.
    [Theory, InlineData("sqlserver", "false"), InlineData("postgresql", "true")]
    public async Task Only_sql_server_is_given_cultures(string database, string isInvariant)
    {
        var app = await template.Northwind(Choice.Default with { Database = database });

        Assert.Contains($"<InvariantGlobalization>{isInvariant}</InvariantGlobalization>", app.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.Single(app.Read("Directory.Build.props").Split('\n'), line => line.Contains("<InvariantGlobalization>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_port_is_free_to_choose()
    {
        using var chosen = await template.Scaffold("Northwind", Choice.Default with { HttpPort = 6001 });

        Assert.Contains("http://localhost:6001", chosen.Read("src/WebApi/Properties/launchSettings.json"), StringComparison.Ordinal);
        Assert.Contains("http://localhost:6001", chosen.Read("README.md"), StringComparison.Ordinal);
    }
}
