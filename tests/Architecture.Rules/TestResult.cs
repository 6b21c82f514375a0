using System.Text;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules;

/// <summary>What a rule found.</summary>
public sealed class TestResult
{
    private readonly string? _because;

    internal TestResult(int subjects, IReadOnlyList<Violation> violations, IReadOnlyList<string> doubts, string? because) =>
        (Subjects, Violations, Doubts, _because) = (subjects, violations, doubts, because);

    /// <summary>Whether the rule holds, and can be trusted to: see <see cref="Doubts"/>.</summary>
    public bool IsSuccessful => Violations.Count == 0 && Doubts.Count == 0;

    /// <summary>The types that break the rule.</summary>
    public IReadOnlyList<CodeType> FailingTypes => [.. Violations.Select(violation => violation.Type).OfType<CodeType>().Distinct()];

    /// <summary>Their full names.</summary>
    public IReadOnlyList<string> FailingTypeNames => [.. FailingTypes.Select(type => type.FullName)];

    /// <summary>Every place that breaks the rule.</summary>
    [BeyondNetArchTest]
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Why a rule without violations still proves nothing: it looked at nothing, asked about nothing, or its baseline is out of date.</summary>
    [BeyondNetArchTest]
    public IReadOnlyList<string> Doubts { get; }

    /// <summary>How many types (or slices, or projects) the rule looked at.</summary>
    [BeyondNetArchTest]
    public int Subjects { get; }

    /// <summary>All of it in words, one violation per line, in the form editors and build servers turn into links.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Violations.Count).Append(Violations.Count == 1 ? " violation" : " violations").Append(" in ").Append(Subjects).Append(" looked at");
        if (_because is not null) text.Append("\nbecause ").Append(_because);
        foreach (var violation in Violations) text.Append("\n  ").Append(violation);
        foreach (var doubt in Doubts) text.Append("\n  ").Append(doubt);
        return text.ToString();
    }
}
