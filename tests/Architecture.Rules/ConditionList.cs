using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A rule: a selection of types and what holds for each of them.</summary>
public sealed class ConditionList : Rule
{
    private readonly PredicateList _subjects;
    private readonly bool _wanted;
    private readonly QuestionSequence _conditions = new();

    internal ConditionList(PredicateList subjects, bool wanted) => (_subjects, _wanted) = (subjects, wanted);

    /// <summary>And at the same time.</summary>
    public Conditions And() => new(this);

    /// <summary>Or else; what follows is a new group of conditions.</summary>
    public Conditions Or()
    {
        _conditions.StartGroup();
        return new(this);
    }

    internal ConditionList Add(Question condition)
    {
        _conditions.Add(condition);
        return this;
    }

    private protected override Findings Find()
    {
        var asksAssemblies = _conditions.AsksAssemblies;
        var subjects = _subjects.Selected.Where(type => asksAssemblies || !type.IsAssembly).ToList();
        return new(
            subjects.Count(type => !type.IsAssembly),
            [.. Cores.Where(subjects, type => _conditions.Holds(type) != _wanted).SelectMany(type => _conditions.Explain(type, _wanted)).Where(IsAnswerable)],
            [
                .. _subjects.Names.Union(_conditions.Names, StringComparer.Ordinal).Where(name => !KnownNames.Exist(name, _subjects.Graph)),
                .. _conditions.Assemblies.Where(assembly => !KnownNames.AssemblyExists(assembly, _subjects.Graph)).Select(assembly => $"the assembly {assembly}"),
            ]);
    }

    // Of an assembly only its own uses are to blame: it is in no namespace, and need not use anything.
    private static bool IsAnswerable(Violation violation) => violation.Type is not { IsAssembly: true } || violation.Kind is not null;
}
