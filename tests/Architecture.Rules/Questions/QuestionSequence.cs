using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>Groups of questions: all of one group hold, or all of another.</summary>
internal sealed class QuestionSequence
{
    private readonly List<List<Question>> _groups = [[]];

    public IEnumerable<string> Names => _groups.SelectMany(group => group).SelectMany(question => question.Names).Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Assemblies => _groups.SelectMany(group => group).SelectMany(question => question.Assemblies).Distinct(StringComparer.Ordinal);

    public bool AsksAssemblies => _groups.TrueForAll(group => group.TrueForAll(question => question.AsksAssemblies));

    public void StartGroup() => _groups.Add([]);

    public void Add(Question question) => _groups[^1].Add(question);

    // Asked about every type by every rule: no closures.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Holds(CodeType type)
    {
        foreach (var group in _groups)
            if (Holds(group, type)) return true;
        return false;
    }

    /// <summary>Why the answer for a type is not the wanted one.</summary>
    public IEnumerable<Violation> Explain(CodeType type, bool wanted) => wanted
        ? _groups.SelectMany(group => group).Where(question => !question.Holds(type)).SelectMany(question => question.Explain(type, wanted))
        : _groups.Where(group => Holds(group, type)).SelectMany(group => group).SelectMany(question => question.Explain(type, wanted));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Holds(List<Question> group, CodeType type)
    {
        foreach (var question in group)
            if (!question.Holds(type)) return false;
        return true;
    }
}
