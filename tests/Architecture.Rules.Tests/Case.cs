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

    /// <summary>The only place that must be reported.</summary>
    public string Place => PlaceOf(Type, Member, Source.Split('\n').ToList().FindIndex(line => line.Contains(Mark, StringComparison.Ordinal)) is >= 0 and var index ? index + 1 : null);

    public static string PlaceOf(string? type, string? member, int? line) => $"{type}.{member}:{line}";
}
