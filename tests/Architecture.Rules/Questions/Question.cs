using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>Something that can be asked about a type, as a predicate or as a condition.</summary>
/// <param name="Says">The answer no in words: "is not sealed".</param>
/// <param name="SaysNot">The answer yes in words: "is sealed".</param>
/// <param name="Holds">The answer.</param>
internal sealed record Question(string Says, string SaysNot, Func<CodeType, bool> Holds)
{
    /// <summary>The names it asks about, which must exist somewhere.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The assemblies it asks about, likewise.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Whether an assembly's attributes have an answer too.</summary>
    public bool AsksAssemblies { get; init; }

    /// <summary>The places behind the answer, when there are more exact ones than the type: with true for why it does not hold.</summary>
    public Func<CodeType, bool, IEnumerable<Violation>>? Places { get; init; }

    public Question Not() => this with
    {
        Says = SaysNot,
        SaysNot = Says,
        Holds = type => !Holds(type),
        Places = Places is null ? null : (type, wanted) => Places(type, !wanted),
    };

    public IEnumerable<Violation> Explain(CodeType type, bool wanted)
    {
        var places = Places?.Invoke(type, wanted).ToList() ?? [];
        return places.Count > 0 ? places : [Violation.Of(type, wanted ? Says : SaysNot)];
    }
}
