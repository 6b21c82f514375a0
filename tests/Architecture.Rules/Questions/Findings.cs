namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>What a rule saw: how many subjects, which violations, which names that exist nowhere.</summary>
internal sealed record Findings(int Subjects, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Unknown);
