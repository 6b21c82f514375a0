using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Model;

/// <summary>A type as the source has it: closures and state machines are part of the type whose code they came from.</summary>
public sealed class CodeType
{
    private readonly CodeGraph _graph;
    private readonly Scanning _scanning;
    private readonly NamedType _name;
    private readonly TypeDefinition _definition;
    private TypeKind _kind;

    internal CodeType(CodeGraph graph, Scanning scanning, NamedType name, int[] targets)
    {
        (_graph, _scanning, _name, Targets) = (graph, scanning, name, targets);
        if (!IsAssembly) _definition = Image.Reader.GetTypeDefinition(Handle);
    }

    /// <summary>The name as written in source, without namespace, outer types and generic parameters.</summary>
    public string Name => IsAssembly ? Image.Name : _name.Name;

    /// <summary>The namespace.</summary>
    public string Namespace => _name.Namespace;

    /// <summary>Namespace, outer types and name: <c>Library.Book.Page</c>.</summary>
    public string FullName => IsAssembly ? Image.Name : _name.FullName;

    /// <summary>The assembly that defines it.</summary>
    public string AssemblyName => Image.Name;

    /// <summary>The file it is written in, below the folder of the solution; null without a PDB.</summary>
    public string? SourceFile => IsAssembly ? null : Image.Sources.TypePlace(Handle)?.RelativePath;

    /// <summary>A class or a record class; not a struct, an enum or a delegate.</summary>
    public bool IsClass => Kind == TypeKind.Class;

    /// <summary>An interface.</summary>
    public bool IsInterface => Kind == TypeKind.Interface;

    /// <summary>A struct or a record struct; not an enum.</summary>
    public bool IsStruct => Kind == TypeKind.Struct;

    /// <summary>An enum.</summary>
    public bool IsEnum => Kind == TypeKind.Enum;

    /// <summary>A delegate.</summary>
    public bool IsDelegate => Kind == TypeKind.Delegate;

    /// <summary>A record or a record struct.</summary>
    public bool IsRecord => Kind is TypeKind.Class or TypeKind.Struct && TypeFacts.IsRecord(this);

    /// <summary>An abstract class; neither a static one nor an interface.</summary>
    public bool IsAbstract => IsClass && Has(TypeAttributes.Abstract) && !Has(TypeAttributes.Sealed);

    /// <summary>Nothing can derive from it; true of static classes, structs, enums and delegates too.</summary>
    public bool IsSealed => Has(TypeAttributes.Sealed);

    /// <summary>A static class.</summary>
    public bool IsStatic => IsClass && Has(TypeAttributes.Abstract) && Has(TypeAttributes.Sealed);

    /// <summary>Other assemblies can see it: it and every type around it is public.</summary>
    public bool IsPublic => !IsAssembly && TypeFacts.IsPublic(Image.Reader, _definition);

    /// <summary>Declared <c>internal</c>.</summary>
    public bool IsInternal => !IsAssembly && (_definition.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.NotPublic or TypeAttributes.NestedAssembly;

    /// <summary>Declared inside another type.</summary>
    public bool IsNested => !IsAssembly && !_definition.GetDeclaringType().IsNil;

    /// <summary>Has generic parameters.</summary>
    public bool IsGeneric => !IsAssembly && _definition.GetGenericParameters().Count > 0;

    /// <summary>No field of it or of its read base types can change after construction: each is <c>readonly</c>, or behind a property with <c>init</c>.</summary>
    public bool IsImmutable => !IsAssembly && TypeFacts.IsImmutable(this);

    /// <summary>What it derives from; null for an interface.</summary>
    public TypeShape? BaseType => IsAssembly || _definition.BaseType.IsNil ? null : Image.Shapes.Of(_definition.BaseType);

    /// <summary>Every base type, nearest first.</summary>
    public IEnumerable<TypeShape> BaseTypes => field ??= IsAssembly ? [] : [.. Ancestry.BaseTypes(Image, Handle)];

    /// <summary>Every interface, also those of base types and of interfaces.</summary>
    public IEnumerable<TypeShape> Interfaces => IsAssembly ? [] : Ancestry.Interfaces(Image, Handle);

    /// <summary>The attributes it carries itself.</summary>
    public IEnumerable<TypeShape> Attributes => IsAssembly ? [] : TypeFacts.Attributes(Image, _definition.GetCustomAttributes());

    /// <summary>Its own members as written in source.</summary>
    public IEnumerable<CodeMember> Members => IsAssembly ? [] : MemberReader.Read(Image, Handle, _definition);

    /// <summary>The full names of the types it uses.</summary>
    public IEnumerable<string> Dependencies => Targets.Select(target => _graph.Names.TypeOf(target).FullName).Distinct(StringComparer.Ordinal);

    /// <summary>Every use it makes of other types, with its place in the source. Read anew at each call: ask for the few types that need it.</summary>
    public IEnumerable<CodeUse> Uses => _scanning.Uses(this);

    /// <inheritdoc/>
    public override string ToString() => FullName;

    /// <summary>Stands for the assembly and its attributes: a subject of rules on dependencies, and of no other.</summary>
    internal bool IsAssembly => _name.Parts is null;

    internal CodeGraph Graph => _graph;

    internal AssemblyImage Image => _scanning.Image;

    internal NamedType OwnName => _name;

    internal TypeDefinitionHandle Handle => MetadataTokens.TypeDefinitionHandle(_name.Parts![0]);

    internal TypeDefinition Definition => _definition;

    internal int[] Targets { get; }

    private TypeKind Kind => IsAssembly || _kind != TypeKind.None ? _kind : _kind = TypeFacts.KindOf(Image, _definition);

    private bool Has(TypeAttributes attribute) => !IsAssembly && _definition.Attributes.HasFlag(attribute);
}

/// <summary>A type as a signature writes it: a definition and its generic arguments; arrays and the like are definitions of their own (<c>[]</c>).</summary>
/// <param name="FullName">Namespace and name with arity, nested types with +: <c>Library.IHandler`1</c>.</param>
public sealed record TypeShape(string FullName)
{
    /// <summary>The same as source writes it, which <see cref="CodeType.FullName"/> also does: <c>Library.IHandler</c>.</summary>
    public string SourceName => Reading.Generated.SourceName(FullName);

    /// <summary>The generic arguments, or the element of an array, a pointer or a reference.</summary>
    public ImmutableArray<TypeShape> Arguments { get; init; } = [];

    /// <summary>The last segment, without arity.</summary>
    public string Name => Reading.Generated.PlainName(FullName[(FullName.LastIndexOfAny(['.', '+']) + 1)..]);

    /// <summary>The assembly that the name refers to; null for the assembly that writes it.</summary>
    internal string? Assembly { get; init; }

    /// <summary>What the signature demands beside the type, such as <c>init</c> of a setter.</summary>
    internal ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>The definition with its arguments, as rules compare it.</summary>
    public override string ToString() => Arguments.IsEmpty ? FullName : $"{FullName}[{string.Join(',', Arguments)}]";

    /// <summary>Whether it is, or holds anywhere inside, a type of that full name: the runtime's, or that of source, which leaves out the arity.</summary>
    public bool Mentions(string fullName) => FullName == fullName || SourceName == fullName || Arguments.Any(argument => argument.Mentions(fullName));

    internal static TypeShape Of(Type type) => type switch
    {
        { IsArray: true } => new($"[{new string(',', type.GetArrayRank() - 1)}]") { Arguments = [Of(type.GetElementType()!)] },
        { IsConstructedGenericType: true } => new(type.GetGenericTypeDefinition().FullName!) { Arguments = [.. type.GetGenericArguments().Select(Of)] },
        _ => new(type.FullName ?? type.Name),
    };

    /// <summary>Puts the arguments of an instantiation in the place of the type's generic parameters.</summary>
    internal TypeShape With(ImmutableArray<TypeShape> arguments)
    {
        if (arguments.IsEmpty) return this;
        if (FullName is ['!', not '!', ..]) return arguments[int.Parse(FullName.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
        return Arguments.IsEmpty ? this : this with { Arguments = [.. Arguments.Select(argument => argument.With(arguments))] };
    }
}
