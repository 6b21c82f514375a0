using CleanTemplate.Architecture.Rules.Questions;

namespace CleanTemplate.Architecture.Rules;

/// <summary>Something that holds for the code, or names the places where it does not.</summary>
public abstract class Rule
{
    private string? _because;
    private bool _mayBeEmpty;
    private bool _mayBeUnknown;
    private string? _baseline;

    private protected Rule()
    {
    }

    /// <summary>Why the rule exists; a failure says so.</summary>
    [BeyondNetArchTest]
    public Rule Because(string why)
    {
        _because = Reason(why);
        return this;
    }

    /// <summary>The rule may find nothing to look at, for the given reason; otherwise that is a failure.</summary>
    [BeyondNetArchTest]
    public Rule AllowEmpty(string why)
    {
        Reason(why);
        _mayBeEmpty = true;
        return this;
    }

    /// <summary>The rule may name something that exists nowhere, for the given reason; otherwise that is a failure.</summary>
    [BeyondNetArchTest]
    public Rule UnknownIsFine(string why)
    {
        Reason(why);
        _mayBeUnknown = true;
        return this;
    }

    /// <summary>Violations that are known and put up with for now, one per line of a file; a line that is no longer needed is a failure.</summary>
    [BeyondNetArchTest]
    public Rule Baseline(string file)
    {
        _baseline = file;
        return this;
    }

    /// <summary>Asks the code.</summary>
    public TestResult GetResult()
    {
        var findings = Find();
        List<string> doubts = [];
        if (findings.Subjects == 0 && !_mayBeEmpty)
            doubts.Add("the rule looked at nothing: its selection is empty. Correct the selection, or say .AllowEmpty(\"why\").");
        if (!_mayBeUnknown)
            doubts.AddRange(findings.Unknown.Select(name => $"the rule asks about {name}, which exists nowhere. Correct the name, or say .UnknownIsFine(\"why\")."));

        var violations = findings.Violations;
        if (_baseline is not null)
        {
            var known = Questions.Baseline.Read(_baseline);
            doubts.AddRange(known.Except(violations.Select(violation => violation.Text), StringComparer.Ordinal)
                .Select(line => $"{_baseline} still lists \"{line}\", which is no violation any more. Remove the line."));
            violations = [.. violations.Where(violation => !known.Contains(violation.Text))];
        }
        return new(findings.Subjects, violations, doubts, _because);
    }

    private protected abstract Findings Find();

    private static string Reason(string why) =>
        string.IsNullOrWhiteSpace(why) ? throw new ArgumentException("Give the reason in words.", nameof(why)) : why;
}
