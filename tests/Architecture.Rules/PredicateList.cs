using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A selection of types.</summary>
public sealed class PredicateList
{
    private readonly CodeGraph _graph;
    private readonly QuestionSequence _predicates = new();

    internal PredicateList(CodeGraph graph) => _graph = graph;

    /// <summary>And at the same time.</summary>
    public Predicates And() => new(this);

    /// <summary>Or else; what follows is a new group of predicates.</summary>
    public Predicates Or()
    {
        _predicates.StartGroup();
        return new(this);
    }

    /// <summary>Says what the selected types should be like.</summary>
    public Conditions Should() => new(new(this, wanted: true));

    /// <summary>Says what no selected type should be like.</summary>
    public Conditions ShouldNot() => new(new(this, wanted: false));

    /// <summary>The selected types.</summary>
    public IReadOnlyList<CodeType> GetTypes() => [.. Selected.Where(type => !type.IsAssembly)];

    /// <summary>Cuts the selection into slices, such as business areas; types with null belong to none.</summary>
    [BeyondNetArchTest]
    public Slices SlicedBy(Func<CodeType, string?> slice) => new(_graph, GetTypes(), slice);

    internal CodeGraph Graph => _graph;

    internal IEnumerable<string> Names => _predicates.Names;

    internal IReadOnlyList<CodeType> Selected
    {
        get
        {
            var asksAssemblies = _predicates.AsksAssemblies;
            return Cores.Where(_graph.Types, type => (asksAssemblies || !type.IsAssembly) && _predicates.Holds(type));
        }
    }

    internal PredicateList Add(Question predicate)
    {
        _predicates.Add(predicate);
        return this;
    }
}
