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

/// <summary>How one piece of code uses another: the place where the other's name stands.</summary>
public enum UseKind
{
    /// <summary>Derives from it.</summary>
    BaseType,

    /// <summary>Implements it.</summary>
    Interface,

    /// <summary>A generic parameter must be one.</summary>
    Constraint,

    /// <summary>A property or an indexer of that type.</summary>
    Property,

    /// <summary>An event of that type.</summary>
    Event,

    /// <summary>Holds it in a field.</summary>
    Field,

    /// <summary>A method takes it.</summary>
    Parameter,

    /// <summary>A method returns it.</summary>
    Return,

    /// <summary>Carries it as an attribute.</summary>
    Attribute,

    /// <summary>Names it in the argument of an attribute.</summary>
    AttributeArgument,

    /// <summary>Overrides its member explicitly.</summary>
    Override,

    /// <summary>Names it in marshalling information.</summary>
    Marshalling,

    /// <summary>Calls a method of it, or takes its address.</summary>
    Call,

    /// <summary>Reads or writes a field of it.</summary>
    FieldAccess,

    /// <summary>Casts to it, tests for it, creates an array of it, asks for its <c>typeof</c>.</summary>
    TypeOperand,

    /// <summary>Has a local variable of it.</summary>
    Local,

    /// <summary>Catches it.</summary>
    Catch,

    /// <summary>Hands it over as a generic argument.</summary>
    GenericArgument,

    /// <summary>Calls something that takes or returns it.</summary>
    Signature,
}
