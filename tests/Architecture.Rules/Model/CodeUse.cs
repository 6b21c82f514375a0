using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>One edge of the graph: a member of a type uses something.</summary>
/// <param name="Kind">How.</param>
/// <param name="Member">The member in whose source the use stands; null when it is the type's own declaration.</param>
/// <param name="Type">The full name of the type that is used.</param>
/// <param name="UsedMember">The member of it that is used; null for the type itself.</param>
/// <param name="Assembly">The assembly that the used type is taken from.</param>
public sealed record CodeUse(UseKind Kind, string? Member, string Type, string? UsedMember, string Assembly)
{
    private readonly Lazy<SourcePlace?> _place = new(() => null);

    /// <summary>The source file, as far as known.</summary>
    public string? File => Place?.RelativePath;

    /// <summary>The line, as far as known.</summary>
    public int? Line => Place?.Line;

    /// <summary>Whether the code stands in an async method or an iterator.</summary>
    public bool IsInStateMachine { get; init; }

    /// <summary>What is used, in full.</summary>
    public string Target => UsedMember is null ? Type : $"{Type}.{UsedMember}";

    internal int TargetId { get; init; }

    // Most uses are looked at by a rule and found in order: only the others need their line.
    internal Func<SourcePlace?> FindPlace { init => _place = new(value); }

    private SourcePlace? Place => _place.Value;
}
