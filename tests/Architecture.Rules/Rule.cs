using System.Text;
using CleanTemplate.Architecture.Rules.Model;
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

/// <summary>A place that breaks a rule.</summary>
/// <param name="Type">The type; null when the rule is not about types.</param>
/// <param name="Member">The member; null for the type's declaration.</param>
/// <param name="File">The source file, below the folder of the solution, as far as known.</param>
/// <param name="Line">The line, as far as known.</param>
/// <param name="Says">What is wrong, following the name of the type and member.</param>
/// <param name="Target">What is depended on, when the rule is about a dependency.</param>
public sealed record Violation(CodeType? Type, string? Member, string? File, int? Line, string Says, string? Target = null)
{
    /// <summary>How the use comes about, when the rule is about a dependency.</summary>
    public UseKind? Kind { get; init; }

    /// <summary>Who, and what is wrong; the same wherever the code moves to, and what a baseline lists.</summary>
    public string Text => Type is null ? Says : $"{Subject} {Says}";

    /// <summary>The type and member.</summary>
    public string Subject => Member is null ? Type?.FullName ?? "" : $"{Type?.FullName}.{Member}";

    /// <summary><c>src/Books/Book.cs:42  Library.Book.Lend calls System.DateTime.UtcNow [System.Runtime]</c>.</summary>
    public override string ToString() => (File, Line) switch
    {
        (null, _) => Text,
        (_, null) => $"{File}  {Text}",
        _ => $"{File}:{Line}  {Text}",
    };

    internal static Violation Of(CodeType type, string says)
    {
        var place = type.IsAssembly ? null : type.Image.Sources.TypePlace(type.Handle);
        return new(type, null, place?.RelativePath, place?.Line, says);
    }

    internal static Violation Of(CodeType type, CodeMember member, string says)
    {
        var place = type.Image.Sources.Lines(type.Handle, member.Handle)?.At(-1);
        return new(type, member.Name, place?.RelativePath, place?.Line, says);
    }

    internal static Violation Of(CodeType type, CodeUse use) =>
        new(type, use.Member, use.File, use.Line, $"{Verb(use.Kind)} {use.Target} [{use.Assembly}]", use.Target) { Kind = use.Kind };

    private static string Verb(UseKind kind) => kind switch
    {
        UseKind.BaseType => "derives from",
        UseKind.Interface => "implements",
        UseKind.Constraint => "is constrained to",
        UseKind.Field => "holds",
        UseKind.Property => "is a property of",
        UseKind.Event => "is an event of",
        UseKind.Parameter => "takes",
        UseKind.Return => "returns",
        UseKind.Attribute => "is marked with",
        UseKind.AttributeArgument => "names in an attribute",
        UseKind.Override => "overrides",
        UseKind.Marshalling => "is marshalled as",
        UseKind.Call => "calls",
        UseKind.FieldAccess => "accesses",
        UseKind.Local => "has a local of",
        UseKind.Catch => "catches",
        UseKind.GenericArgument => "names as a generic argument",
        UseKind.Signature => "uses something that takes, returns or holds",
        _ => "names",
    };
}
