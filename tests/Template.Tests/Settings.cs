using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanTemplate.Template.Tests;

/// <summary>The settings that a scaffold names, in its settings, its README or its tests, against the options that its code reads.</summary>
public sealed partial class Settings(InstalledTemplate template)
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    public static TheoryData<Choice> Choices => [.. Choice.Asserted];

    [Theory, MemberData(nameof(Choices))]
    public async Task Every_setting_that_is_named_is_read(Choice choice)
    {
        var app = await template.Northwind(choice);
        var options = app.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(app.Read).Where(code => Options().IsMatch(code)).ToList();
        var (sections, members) = (Names(Section(), string.Concat(options)), Names(Member(), string.Concat(options)));

        var inSettings = Leaves(JsonNode.Parse(app.Read("src/WebApi/appsettings.json"), documentOptions: WithComments)!, "").Where(setting => !setting.StartsWith("Serilog:", StringComparison.Ordinal));
        IEnumerable<string>[] named = [inSettings, Names(InReadme(), app.Read("README.md")), Names(InCode(), Code(app, "tests/"))];

        Assert.All(named, Assert.NotEmpty);
        Assert.All(named.SelectMany(settings => settings), setting => Assert.True(IsRead(setting), $"Nobody reads {setting}."));

        // Below a section each step is a property of some options, but for keys that a team chooses: numbers, and names of schedules.
        bool IsRead(string setting) => setting.Split(':') is [var section, .. var steps] && sections.Contains(section)
            && (section == "Schedules" || steps.All(step => members.Contains(step) || int.TryParse(step, null, out _)));
    }

    private static string Code(Scaffold app, string folder) =>
        string.Concat(app.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).Select(app.Read));

    private static HashSet<string> Names(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Groups["name"].Value)];

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node is JsonObject { Count: > 0 } section
        ? section.SelectMany(entry => Leaves(entry.Value!, path.Length == 0 ? entry.Key : $"{path}:{entry.Key}"))
        : [path];

    [GeneratedRegex(@"\b(class|record) \w+Options\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Options();

    [GeneratedRegex(@"const string Section = ""(?<name>\w+)"";", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Section();

    // A property, or a section below another: $"{PaymentOptions.Section}:Http".
    [GeneratedRegex(@"\b(?<name>[A-Z]\w*) \{ get;|\.Section\}:(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Member();

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+(:[A-Z0-9][A-Za-z0-9]*)+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InReadme();

    [GeneratedRegex("\"(?<name>[A-Z][A-Za-z]+(:[A-Z0-9][A-Za-z0-9]*)+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex InCode();
}
