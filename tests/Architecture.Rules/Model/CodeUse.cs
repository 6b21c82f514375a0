namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>One edge of the graph: a member of a type uses something.</summary>
/// <param name="Kind">How.</param>
/// <param name="Member">The member in whose source the use stands; null when it is the type's own declaration.</param>
/// <param name="Type">The full name of the type that is used.</param>
/// <param name="UsedMember">The member of it that is used; null for the type itself.</param>
/// <param name="Assembly">The assembly that the used type is taken from.</param>
/// <param name="File">The source file, as far as known.</param>
/// <param name="Line">The line, as far as known.</param>
public sealed record CodeUse(UseKind Kind, string? Member, string Type, string? UsedMember, string Assembly, string? File, int? Line)
{
    /// <summary>Whether the code stands in an async method or an iterator.</summary>
    public bool IsInStateMachine { get; init; }

    /// <summary>What is used, in full.</summary>
    public string Target => UsedMember is null ? Type : $"{Type}.{UsedMember}";

    internal int TargetId { get; init; }
}
