using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace CleanTemplate.Template.Tests;

/// <summary>What users choose, what they are told, and what they are spared.</summary>
public sealed class Options(InstalledTemplate template)
{
    private const int Line = 110;

    public static TheoryData<Choice> Choices => [.. Choice.Asserted];

    [Fact]
    public async Task Help_explains_every_option_and_every_choice_in_one_line()
    {
        var help = OneSpaced(await Tool.Run(template.Home, template.Home, "dotnet", "new", "cleanbackend", "--help"));
        var options = Parameters();
        var texts = options.Select(option => option.Value).Concat(options.Where(option => option.Value.TryGetProperty("choices", out _)).SelectMany(option => option.Value.GetProperty("choices").EnumerateArray()))
            .Select(explained => explained.GetProperty("description").GetString()!)
            .ToList();

        Assert.True(texts.Count > options.Count);
        Assert.All(texts, text => Assert.Contains(OneSpaced(text), help, StringComparison.Ordinal));
        Assert.All(options, option => Assert.InRange(option.Value.GetProperty("description").GetString()!.Length, 10, Line));
        Assert.All(Choice.Default.Options.Keys.Append("http-port"), option => Assert.Contains($"--{option} ", help, StringComparison.Ordinal));
    }

    [Fact]
    public void Visual_studio_and_rider_show_every_option_under_a_name()
    {
        var host = Parsed("ide.host.json");
        var shown = host.GetProperty("symbolInfo").EnumerateArray().Where(symbol => symbol.GetProperty("isVisible").GetBoolean()).Select(symbol => symbol.GetProperty("id").GetString());

        Assert.Equal(Parameters().Select(option => option.Name).Order(), shown.Order());
        Assert.All(Parameters(), option => Assert.NotEmpty(option.Value.GetProperty("displayName").GetString()!));
        Assert.InRange(new FileInfo(Path.Combine(template.Source, ".template.config", host.GetProperty("icon").GetString()!)).Length, 100, 5_000);
    }

    [Fact]
    public void After_scaffolding_the_next_commands_are_printed_and_nothing_runs()
    {
        // The action that only prints; any other would ask to run something.
        var action = Assert.Single(Parsed("template.json").GetProperty("postActions").EnumerateArray());
        var text = Assert.Single(action.GetProperty("manualInstructions").EnumerateArray()).GetProperty("text").GetString()!;

        Assert.Equal("AC1156F7-BB77-4DB8-B28F-24EEBCCA1E5C", action.GetProperty("actionId").GetString());
        Assert.All(["git init", "dotnet run --project dev", "dotnet test"], command => Assert.Contains(command, text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task Warnings_and_findings_of_the_audit_stop_a_build_in_ci_only(Choice choice)
    {
        var settings = XDocument.Parse((await template.Northwind(choice)).Read("Directory.Build.props")).Descendants().ToLookup(element => element.Name.LocalName);

        Assert.Equal("'$(CI)' == 'true'", (string?)Assert.Single(settings["TreatWarningsAsErrors"]).Attribute("Condition"));
        var spared = Assert.Single(settings["WarningsNotAsErrors"]);
        Assert.Equal(("'$(CI)' != 'true'", "$(WarningsNotAsErrors);NU1901;NU1902;NU1903;NU1904"), ((string?)spared.Attribute("Condition"), spared.Value));
        Assert.Empty(settings["NuGetAudit"].Concat(settings["NuGetAuditSuppress"]).Concat(settings["NoWarn"]));
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task Analyzers_run_in_ci_and_in_editors_and_no_build_elsewhere_waits_for_them(Choice choice)
    {
        var settings = XDocument.Parse((await template.Northwind(choice)).Read("Directory.Build.props")).Descendants().ToLookup(element => element.Name.LocalName);

        var spared = Assert.Single(settings["RunAnalyzersDuringBuild"]);
        Assert.Equal(("'$(CI)' != 'true'", "false"), ((string?)spared.Attribute("Condition"), spared.Value));
        Assert.Empty(settings["RunAnalyzers"].Concat(settings["RunAnalyzersDuringLiveAnalysis"]));
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task Every_package_version_is_used_by_a_project_and_every_package_has_one(Choice choice)
    {
        var app = await template.Northwind(choice);
        var versions = Included(app, "PackageVersion", "Directory.Packages.props").ToList();
        var used = Included(app, "PackageReference", [.. app.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".props", StringComparison.Ordinal))]).ToList();

        Assert.NotEmpty(versions);
        Assert.Equal(versions.Distinct(), versions);
        Assert.Empty(versions.Except(used));
        Assert.Empty(used.Except(versions));
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task No_folder_is_empty_and_every_project_is_in_the_solution(Choice choice)
    {
        var app = await template.Northwind(choice);
        var solution = app.Read("Northwind.sln");
        var listed = solution.Split('"').Where(text => text.EndsWith(".csproj", StringComparison.Ordinal)).Select(project => project.Replace('\\', '/'));

        Assert.Empty(app.EmptyFolders);
        Assert.Equal(app.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Order(), listed.Order());
    }

    // Both as a user runs them; the best of three of each, in turn, so that a busy machine slows both.
    [Fact]
    public async Task Scaffolding_takes_little_longer_than_the_smallest_web_api_of_the_sdk()
    {
        var (ours, theirs) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            theirs = Shorter(theirs, await Time("webapi"));
            ours = Shorter(ours, await Time("cleanbackend"));
        }

        Assert.True(ours <= 1.5 * theirs, $"{ours} against {theirs}.");
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<TimeSpan> Time(string name)
    {
        var folder = template.NewFolder();
        var watch = Stopwatch.StartNew();
        await Tool.Run(folder, template.Home, "dotnet", "new", name, "-n", "Northwind");
        return watch.Elapsed;
    }

    private static IEnumerable<string> Included(Scaffold app, string item, params string[] files) => files
        .SelectMany(file => XDocument.Parse(app.Read(file)).Descendants(item))
        .Select(element => (string?)element.Attribute("Include"))
        .OfType<string>();

    private static string OneSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private List<JsonProperty> Parameters() =>
        [.. Parsed("template.json").GetProperty("symbols").EnumerateObject().Where(symbol => symbol.Value.GetProperty("type").GetString() == "parameter")];

    private JsonElement Parsed(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(template.Source, ".template.config", file)));
        return document.RootElement.Clone();
    }
}
