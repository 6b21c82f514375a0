using System.Text.Json;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace CleanTemplate.Template.Tests;

/// <summary>The template definition itself.</summary>
public sealed class Definition(InstalledTemplate template)
{
    [Fact]
    public void Every_pattern_matches_some_file()
    {
        var definition = JsonDocument.Parse(File.ReadAllText(Path.Combine(template.Source, ".template.config", "template.json")));
        var patterns = Excludes(definition.RootElement.GetProperty("sources")).Distinct().ToList();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern => Assert.True(Matches(pattern), $"{pattern} matches nothing."));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_the_solution_keeps_its_conditions()
    {
        var solution = File.ReadAllText(Path.Combine(template.Source, "CleanTemplate.sln"));
        var projects = Directory.EnumerateFiles(template.Source, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(template.Source, file).Replace('/', '\\'))
            .Where(project => !project.StartsWith("templates", StringComparison.Ordinal));

        Assert.All(projects, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
        // 'dotnet sln' drops them silently; without them a scaffold lists a project it does not have.
        Assert.All(["#if (maintainers)", "#if (ownEngine)"], condition => Assert.Equal(3, solution.Split(condition).Length - 1));
    }

    private static IEnumerable<string> Excludes(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Excludes),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "exclude" ? member.Value.EnumerateArray().Select(pattern => pattern.GetString()!) : Excludes(member.Value)),
        _ => [],
    };

    // The SDK's patterns may have letter classes; the matcher here knows none, but compares without case.
    private bool Matches(string pattern) => new Matcher(StringComparison.OrdinalIgnoreCase)
        .AddInclude(pattern.Replace("[Bb]", "b", StringComparison.Ordinal).Replace("[Oo]", "o", StringComparison.Ordinal))
        .Execute(new DirectoryInfoWrapper(new(template.Source))).HasMatches;
}
