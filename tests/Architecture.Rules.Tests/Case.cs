using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Source with one use of the assembly Forbidden, on the line that ends in /*!*/; without that mark the use has a file, but no line.</summary>
internal sealed record Case(string Name, UseKind Kind, string Source)
{
    private const string Mark = "/*!*/";

    /// <summary>The type that must be named as the culprit.</summary>
    public string Type { get; init; } = "C";

    /// <summary>Its member; null when the use stands in the type's declaration.</summary>
    public string? Member { get; init; } = "M";

    /// <summary>All kinds that must be reported, when the line cannot but use the forbidden in several ways.</summary>
    public UseKind[] Kinds { get; init; } = [Kind];

    /// <summary>What must be reported, and nothing else.</summary>
    public IEnumerable<string> Expected => Kinds.Order().Select(kind => Text(Type, Member, kind, Line));

    private int Line => Source.Split('\n').ToList().FindIndex(line => line.TrimEnd().EndsWith(Mark, StringComparison.Ordinal) || line.TrimEnd(' ', '}').EndsWith(Mark, StringComparison.Ordinal)) + 1;

    public static string Text(string? type, string? member, UseKind? kind, int? line) => $"{type}.{member} {kind} in line {line ?? 0}";
}
