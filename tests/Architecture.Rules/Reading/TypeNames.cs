using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>The types that one assembly defines and refers to, by their handles, and the types of its own members.</summary>
internal sealed class TypeNames
{
    private readonly AssemblyImage _image;
    private readonly MetadataReader _reader;
    private readonly NameTable _names;
    private readonly NamedType[] _definitions;
    private readonly NamedType?[] _references;
    private readonly Dictionary<int, string> _namespaces = [];

    public TypeNames(AssemblyImage image, NameTable names)
    {
        (_image, _reader, _names) = (image, image.Reader, names);
        _definitions = new NamedType[_reader.TypeDefinitions.Count + 1];
        _references = new NamedType[_reader.TypeReferences.Count + 1];
        Variables = new(image, this);
        foreach (var handle in _reader.TypeDefinitions) Define(handle);
        foreach (var handle in _reader.TypeReferences) Resolve(handle);
    }

    /// <summary>What the fields stand for that a compiler has made.</summary>
    public Variables Variables { get; }

    /// <summary>The types that have a source, in the order of the assembly.</summary>
    public List<NamedType> Sources { get; } = [];

    /// <summary>The type behind a handle, or the one that declares a method or a field of this assembly; null for an array and the like.</summary>
    public NamedType? this[EntityHandle handle]
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get
        {
            var row = MetadataTokens.GetRowNumber(handle);
            return handle.Kind switch
            {
                HandleKind.TypeDefinition => _definitions[row],
                HandleKind.TypeReference => _references[row],
                HandleKind.MethodDefinition or HandleKind.FieldDefinition => _names.TypeOf(_image.TargetOf(handle)),
                HandleKind.TypeSpecification when _image.DefinitionOf(handle) is { IsNil: false } definition => this[definition],
                _ => null,
            };
        }
    }

    public NamedType this[TypeDefinitionHandle handle] => _definitions[MetadataTokens.GetRowNumber(handle)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Define(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var row = MetadataTokens.GetRowNumber(handle);
        var name = _definitions[row] = Named(type);
        if (name is { IsHidden: false, Source: { } source })
        {
            if (source == name) Sources.Add(name);
            (source.Parts ??= []).Add(row);
        }
        foreach (var method in type.GetMethods()) _names.Declare(_image.TargetOf(method), name);
        foreach (var field in type.GetFields()) _names.Declare(_image.TargetOf(field), name);
    }

    private NamedType Named(TypeDefinition type)
    {
        var name = _reader.GetString(type.Name);
        var outer = type.GetDeclaringType() is { IsNil: false } declaring ? this[declaring] : null;
        var isGenerated = Generated.IsType(name);
        if (outer is not null && (isGenerated || outer.Source != outer))
        {
            var part = _names.Part(outer);
            (part.Source, part.IsHidden, part.IsStateMachine) = (outer.Source, outer.IsHidden, isGenerated && Generated.Origin(name) is not null);
            return part;
        }
        var own = outer is null
            ? _names.Type(_image.Name, Namespace(type.Namespace), name)
            : _names.Type(_image.Name, outer.Namespace, $"{outer.NameWithOuter}+{name}");
        own.IsHidden = outer?.IsHidden ?? (isGenerated || IsEmbedded(type, own));
        own.Source = own;
        return own;
    }

    // Compilers add the attributes they need and the framework lacks; only these carry [Embedded].
    private bool IsEmbedded(TypeDefinition type, NamedType own) =>
        own.Namespace is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices"
        && TypeFacts.Attributes(_image, type.GetCustomAttributes()).Any(attribute => attribute.FullName == "Microsoft.CodeAnalysis.EmbeddedAttribute");

    private NamedType Resolve(TypeReferenceHandle handle)
    {
        ref var known = ref _references[MetadataTokens.GetRowNumber(handle)];
        if (known is not null) return known;
        var type = _reader.GetTypeReference(handle);
        var name = _reader.GetString(type.Name);
        if (type.ResolutionScope.Kind != HandleKind.TypeReference)
            return known = _names.Type(_image.Shapes.AssemblyOf(handle) ?? _image.Name, Namespace(type.Namespace), name);

        var outer = Resolve((TypeReferenceHandle)type.ResolutionScope);
        return known = _names.Type(outer.Assembly, outer.Namespace, $"{outer.NameWithOuter}+{name}");
    }

    private string Namespace(StringHandle handle)
    {
        var place = MetadataTokens.GetHeapOffset(handle);
        if (!_namespaces.TryGetValue(place, out var name)) _namespaces.Add(place, name = _reader.GetString(handle));
        return name;
    }
}

/// <summary>Base types and interfaces, through every assembly that can be found, with generic arguments filled in.</summary>
internal static class Ancestry
{
    public static List<TypeShape> BaseTypes(AssemblyImage image, TypeDefinitionHandle type)
    {
        List<TypeShape> found = [];
        ImmutableArray<TypeShape> arguments = [];
        for (Definition? next = new(image, type); next is not null && BaseOf(next) is { IsNil: false } parent; next = ParentOf(next))
        {
            found.Add(next.Image.Shapes.Of(parent).With(arguments));
            arguments = found[^1].Arguments;
        }
        return found;
    }

    /// <summary>The definition of the base type; null when it has none, or none that can be found.</summary>
    public static Definition? ParentOf(Definition type) => Resolver.Find(type.Image, BaseOf(type));

    /// <summary>Those of the type, of its base type, and of these interfaces themselves.</summary>
    public static TypeShape[] Interfaces(AssemblyImage image, TypeDefinitionHandle type) =>
        image.Interfaces[MetadataTokens.GetRowNumber(type)] ??= FindInterfaces(image, type);

    private static TypeShape[] FindInterfaces(AssemblyImage image, TypeDefinitionHandle type)
    {
        List<TypeShape> found = [];
        foreach (var implementation in image.Reader.GetTypeDefinition(type).GetInterfaceImplementations())
        {
            var handle = image.Reader.GetInterfaceImplementation(implementation).Interface;
            found.Add(image.Shapes.Of(handle));
            Inherit(handle);
        }
        if (BaseOf(new(image, type)) is { IsNil: false } parent) Inherit(parent);
        return found.Count < 2 ? [.. found] : [.. found.DistinctBy(face => face.ToString(), StringComparer.Ordinal)];

        void Inherit(EntityHandle handle)
        {
            if (Resolver.Find(image, handle) is not var (home, definition) || Interfaces(home, definition) is not [_, ..] inherited) return;
            var arguments = image.Shapes.Of(handle).Arguments;
            foreach (var face in inherited) found.Add(face.With(arguments));
        }
    }

    private static EntityHandle BaseOf(Definition type) => type.Image.Reader.GetTypeDefinition(type.Handle).BaseType;
}
