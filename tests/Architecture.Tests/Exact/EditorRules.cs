using CleanTemplate.Architecture.Tests.Shared;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>What the analyzer bans in the editor, and what the rules ban, is the same.</summary>
public sealed class EditorRules
{
    [Theory, InlineData("src/Domain"), InlineData("src/Application")]
    public void The_editor_bans_in_the_inner_layers_what_the_rules_ban(string project) =>
        Assert.Equal(Names([.. Banned.Surroundings, .. TechnologyRules.Technology]), Listed($"{project}/BannedSymbols.txt"));

    [Fact]
    public void The_editor_bans_everywhere_what_makes_a_thread_wait() => Assert.Equal(Names(Banned.Blocking), Listed("eng/BannedSymbols.txt"));

    private static SortedSet<string> Names(IEnumerable<string> names) => new(names.Select(name => name.Split('(')[0]), StringComparer.Ordinal);

    // A line is a documentation id and what to use instead: M:System.Guid.NewGuid;Ids are made from …
    private static SortedSet<string> Listed(string file) => Names(File.ReadLines(Path.Combine(SolutionFolder.Path, file))
        .Select(line => line.Split(';')[0][2..].Replace("`1", "", StringComparison.Ordinal).Replace('#', '.')));
}
