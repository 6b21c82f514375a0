using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A selection of types, cut into slices such as business areas.</summary>
public sealed class Slices
{
    // By the number of the type.
    private readonly string?[] _sliceOf;
    private readonly CodeGraph _graph;

    internal Slices(CodeGraph graph, IEnumerable<CodeType> types, Func<CodeType, string?> slice)
    {
        _graph = graph;
        _sliceOf = new string?[graph.Names.TypeCount];
        foreach (var type in types) _sliceOf[type.OwnName.Number] = slice(type);
        Members = [.. types.Where(type => SliceOf(type) is not null)];
    }

    /// <summary>The slices by name, each with the slices it uses.</summary>
    [BeyondNetArchTest]
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Graph => Members
        .GroupBy(type => SliceOf(type)!, StringComparer.Ordinal)
        .OrderBy(slice => slice.Key, StringComparer.Ordinal)
        .ToDictionary(slice => slice.Key, slice => (IReadOnlySet<string>)UsedBy(slice), StringComparer.Ordinal);

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

    private string? SliceOf(CodeType type) => _sliceOf[type.OwnName.Number];

    private string? SliceOf(NamedType type) => type.Number < _sliceOf.Length ? _sliceOf[type.Number] : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private HashSet<string> UsedBy(IGrouping<string, CodeType> slice)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (var type in slice)
        {
            foreach (var target in type.Targets)
                if (SliceOf(_graph.Names.TypeOf(target)) is { } other && other != slice.Key) used.Add(other);
        }
        return used;
    }

    private IEnumerable<Violation> Uses(string from, string to) => Members
        .Where(type => SliceOf(type) == from)
        .SelectMany(type => Uses(type, used => SliceOf(used) == to));

    /// <summary>The uses that a type makes of such types of other slices.</summary>
    private IEnumerable<Violation> Uses(CodeType type, Func<NamedType, bool> such) =>
        HasUse(type, such) ? Phrases<object>.Uses(type, use => IsUse(SliceOf(type), use.TargetId, such)) : [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool HasUse(CodeType type, Func<NamedType, bool> such)
    {
        var own = SliceOf(type);
        foreach (var target in type.Targets)
            if (IsUse(own, target, such)) return true;
        return false;
    }

    private bool IsUse(string? own, int target, Func<NamedType, bool> such) =>
        _graph.Names.TypeOf(target) is var used && SliceOf(used) is { } slice && slice != own && such(used);

    private sealed class SliceRule(Slices slices, Func<IEnumerable<Violation>> violations) : Rule
    {
        private protected override Findings Find() => new(slices.Members.Count, [.. violations()], []);
    }
}
