using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Reading;

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
public sealed class CodeMember
{
    private readonly AssemblyImage _image;

    internal CodeMember(AssemblyImage image, EntityHandle handle, MemberKind kind, string name) =>
        (_image, Handle, Kind, Name) = (image, handle, kind, name);

    /// <summary>What it is.</summary>
    public MemberKind Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The type it has or returns.</summary>
    public TypeShape Type => Signature.Value.ReturnType;

    /// <summary>The types it takes, in order.</summary>
    public IReadOnlyList<TypeShape> Parameters => Signature.Value.ParameterTypes;

    /// <summary>Whether code of other assemblies can reach it, as far as the member itself is concerned.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Whether it belongs to the type rather than to an instance.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether it is an <c>async</c> method.</summary>
    public bool IsAsync { get; init; }

    /// <summary>Whether anybody can assign it at any time: a public setter that is not <c>init</c>, a public field that is not read-only.</summary>
    public bool IsPubliclyWritable { get; init; }

    internal EntityHandle Handle { get; }

    // In one piece, as several threads may ask at once.
    private StrongBox<MethodSignature<TypeShape>> Signature => field ??= new(_image.Shapes.Signature(Handle));
}
