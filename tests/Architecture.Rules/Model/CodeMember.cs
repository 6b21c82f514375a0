namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>What kind of member a <see cref="CodeMember"/> is.</summary>
public enum MemberKind
{
    /// <summary>A field.</summary>
    Field,

    /// <summary>A property or an indexer.</summary>
    Property,

    /// <summary>A method.</summary>
    Method,

    /// <summary>A constructor.</summary>
    Constructor,
}

/// <summary>A member as the source declares it; what compilers add is left out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type it has or returns.</param>
/// <param name="Parameters">The types it takes, in order.</param>
public sealed record CodeMember(MemberKind Kind, string Name, TypeShape Type, IReadOnlyList<TypeShape> Parameters)
{
    /// <summary>Whether code of other assemblies can reach it, as far as the member itself is concerned.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it belongs to the type rather than to an instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether it is an <c>async</c> method.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Whether anybody can assign it at any time: a public setter that is not <c>init</c>, a public field that is not read-only.</summary>
    public bool IsPubliclyWritable { get; init; }

    internal System.Reflection.Metadata.EntityHandle Handle { get; init; }
}
