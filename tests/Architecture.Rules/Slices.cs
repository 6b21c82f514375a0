using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A selection of types, cut into slices such as business areas.</summary>
public sealed class Slices
{
    private readonly Dictionary<NamedType, string> _sliceOf = [];
    private readonly CodeGraph _graph;

    internal Slices(CodeGraph graph, IEnumerable<CodeType> types, Func<CodeType, string?> slice)
    {
        _graph = graph;
        Members = [.. types.Where(type => slice(type) is not null)];
        foreach (var type in Members) _sliceOf.Add(type.OwnName, slice(type)!);
    }

    /// <summary>The slices by name, each with the slices it uses.</summary>
    [BeyondNetArchTest]
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Graph => Members
        .GroupBy(type => _sliceOf[type.OwnName], StringComparer.Ordinal)
        .OrderBy(slice => slice.Key, StringComparer.Ordinal)
        .ToDictionary(slice => slice.Key, slice => (IReadOnlySet<string>)slice.SelectMany(UsedSlices).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>No slice uses itself through others. The shortest cycle is reported, edge by edge.</summary>
    [BeyondNetArchTest]
    public Rule ShouldBeFreeOfCycles() => new SliceRule(this, () => Cycles.Shortest(Graph) is { } cycle
        ? cycle.Zip(cycle.Skip(1).Append(cycle[0])).Select(edge => Edge(edge.First, edge.Second))
        : []);

    /// <summary>A slice uses of another only what that one publishes.</summary>
    [BeyondNetArchTest]
    public Rule ShouldMeetOnlyThrough(Func<CodeType, bool> published)
    {
        var open = Members.Where(published).Select(type => type.OwnName).ToHashSet();
        return new SliceRule(this, () => Members.SelectMany(type => Uses(type, used => !open.Contains(used))));
    }

    internal IReadOnlyList<CodeType> Members { get; }

    private Violation Edge(string from, string to)
    {
        var use = Uses(from, to).First();
        return use with { Says = $"{use.Says} ({from} -> {to})", Target = $"{from} -> {to}" };
    }

    private IEnumerable<string> UsedSlices(CodeType type) => type.Targets
        .Select(target => _sliceOf.GetValueOrDefault(_graph.Names.Targets[target].Type))
        .Where(slice => slice is not null && slice != _sliceOf[type.OwnName])!;

    private IEnumerable<Violation> Uses(string from, string to) => Members
        .Where(type => _sliceOf[type.OwnName] == from)
        .SelectMany(type => Uses(type, used => _sliceOf[used] == to));

    /// <summary>The uses that a type makes of such types of other slices.</summary>
    private IEnumerable<Violation> Uses(CodeType type, Func<NamedType, bool> such)
    {
        bool IsSuch(int target) => _graph.Names.Targets[target].Type is var used
            && _sliceOf.TryGetValue(used, out var slice) && slice != _sliceOf[type.OwnName] && such(used);
        return type.Targets.Any(IsSuch) ? Phrases<object>.Uses(type, use => IsSuch(use.TargetId)) : [];
    }

    private sealed class SliceRule(Slices slices, Func<IEnumerable<Violation>> violations) : Rule
    {
        private protected override Findings Find() => new(slices.Members.Count, [.. violations()], []);
    }
}
