using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>One edge of the graph: a member of a type uses something.</summary>
// Most uses are looked at by a rule and found in order: what is not asked for is not worked out.
public sealed class CodeUse
{
    private readonly NameTable _names;
    private readonly UsePlace _place;
    private readonly int _offset;

    internal CodeUse(NameTable names, UsePlace place, int offset, int target, UseKind kind) =>
        (_names, _place, _offset, TargetId, Kind) = (names, place, offset, target, kind);

    /// <summary>How.</summary>
    public UseKind Kind { get; }

    /// <summary>The member in whose source the use stands; null when it is the type's own declaration.</summary>
    public string? Member => _place.Name;

    /// <summary>The full name of the type that is used.</summary>
    public string Type => _names.TypeOf(TargetId).FullName;

    /// <summary>The member of it that is used; null for the type itself.</summary>
    public string? UsedMember => _names[TargetId] is { IsType: false } target ? target.MemberName : null;

    /// <summary>The assembly that the used type is taken from.</summary>
    public string Assembly => _names.TypeOf(TargetId).Assembly;

    /// <summary>What is used, in full.</summary>
    public string Target => _names[TargetId].ToString();

    /// <summary>The source file, as far as known.</summary>
    public string? File => _place.At(_offset)?.RelativePath;

    /// <summary>The line, as far as known.</summary>
    public int? Line => _place.At(_offset)?.Line;

    /// <summary>Whether the code stands in an async method or an iterator.</summary>
    public bool IsInStateMachine => _place.IsInStateMachine;

    internal int TargetId { get; }
}
