namespace CleanTemplate.Architecture.Tests.Host;

/// <param name="Culprit">Who breaks the rule.</param>
/// <param name="Message">What is wrong, what to do about it, and why the rule exists.</param>
internal sealed record Violation(string Culprit, string Message)
{
    public override string ToString() => $"{Culprit}: {Message}";
}

/// <summary>The same rule is asked about the house, which obeys it, and about planted mistakes, which it blames.</summary>
internal static class Verdict
{
    extension<T>(IReadOnlyCollection<T> subjects)
    {
        public void Obey(Func<IReadOnlyCollection<T>, IEnumerable<Violation>> rule)
        {
            Assert.True(subjects.Count > 0, $"There is no {typeof(T).Name} to look at, so the rule would prove nothing.");
            var violations = rule(subjects).Distinct().ToList();
            Assert.True(violations.Count == 0, string.Join("\n", violations));
        }

        public void AreBlamed(Func<IReadOnlyCollection<T>, IEnumerable<Violation>> rule, params string[] culprits) =>
            Assert.Equal(culprits.Order(StringComparer.Ordinal), rule(subjects).Select(violation => violation.Culprit).Distinct().Order(StringComparer.Ordinal));
    }
}
