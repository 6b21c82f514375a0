using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Decodes signatures into <see cref="TypeShape"/>s, with generic parameters as <c>!0</c> (of the type) and <c>!!0</c> (of the method).</summary>
internal sealed class Shapes(AssemblyImage image) : ISignatureTypeProvider<TypeShape, object?>
{
    // Shared by all who ask; should two write the same name at once, either will do.
    private readonly TypeShape?[] _definitions = new TypeShape?[image.Reader.TypeDefinitions.Count + 1];
    private readonly TypeShape?[] _references = new TypeShape?[image.Reader.TypeReferences.Count + 1];
    private readonly TypeShape?[] _primitives = new TypeShape?[byte.MaxValue + 1];

    /// <summary>What a member is, returns and takes.</summary>
    public MethodSignature<TypeShape> Signature(EntityHandle member)
    {
        var reader = image.Reader;
        return member.Kind switch
        {
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)member).DecodeSignature(this, null),
            HandleKind.PropertyDefinition => reader.GetPropertyDefinition((PropertyDefinitionHandle)member).DecodeSignature(this, null),
            HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)member) is var reference && reference.GetKind() == MemberReferenceKind.Method
                => reference.DecodeMethodSignature(this, null),
            HandleKind.FieldDefinition => new(default, reader.GetFieldDefinition((FieldDefinitionHandle)member).DecodeSignature(this, null), 0, 0, []),
            _ => new(default, new(""), 0, 0, []),
        };
    }

    /// <summary>The shape behind any handle of a type.</summary>
    public TypeShape Of(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => _definitions[MetadataTokens.GetRowNumber(type)] ??= new(image.FullName((TypeDefinitionHandle)type)),
        HandleKind.TypeReference => _references[MetadataTokens.GetRowNumber(type)] ??=
            new(FullName((TypeReferenceHandle)type)) { Assembly = AssemblyOf((TypeReferenceHandle)type) },
        _ => image.Reader.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null),
    };

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => _primitives[(int)typeCode] ??= new($"System.{typeCode}");

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(handle);

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(handle);

    public TypeShape GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Of(handle);

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) => genericType with { Arguments = typeArguments };

    public TypeShape GetSZArrayType(TypeShape elementType) => new("[]") { Arguments = [elementType] };

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) => new($"[{new string(',', shape.Rank - 1)}]") { Arguments = [elementType] };

    public TypeShape GetByReferenceType(TypeShape elementType) => new("&") { Arguments = [elementType] };

    public TypeShape GetPointerType(TypeShape elementType) => new("*") { Arguments = [elementType] };

    public TypeShape GetPinnedType(TypeShape elementType) => elementType;

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) =>
        isRequired ? unmodifiedType with { Modifiers = unmodifiedType.Modifiers.Add(modifier.FullName) } : unmodifiedType;

    public TypeShape GetGenericTypeParameter(object? genericContext, int index) => new($"!{index}");

    public TypeShape GetGenericMethodParameter(object? genericContext, int index) => new($"!!{index}");

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) => new("delegate*") { Arguments = [.. signature.ParameterTypes, signature.ReturnType] };

    public string? AssemblyOf(TypeReferenceHandle handle)
    {
        var scope = image.Reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => image.Reader.GetString(image.Reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.ModuleReference => image.Reader.GetString(image.Reader.GetModuleReference((ModuleReferenceHandle)scope).Name),
            _ => null,
        };
    }

    private string FullName(TypeReferenceHandle handle)
    {
        var type = image.Reader.GetTypeReference(handle);
        var name = image.Reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{FullName((TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return type.Namespace.IsNil ? name : $"{image.Reader.GetString(type.Namespace)}.{name}";
    }
}

/// <summary>A type that is defined in the read assemblies or named by them.</summary>
internal sealed class NamedType(string assembly, string @namespace, string runtimeName, int number, int target)
{
    public string Assembly => assembly;

    public string Namespace => @namespace;

    /// <summary>With arities and +, as the runtime writes it: <c>Library.Book+Page`1</c>.</summary>
    public string RuntimeName => runtimeName;

    /// <summary>The same without the namespace.</summary>
    public string NameWithOuter => runtimeName[(@namespace.Length == 0 ? 0 : @namespace.Length + 1)..];

    /// <summary>As in source: <c>Library.Book.Page</c>.</summary>
    public string FullName => field ??= Generated.SourceName(runtimeName);

    /// <summary>As in source, alone: <c>Page</c>.</summary>
    public string Name => field ??= FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>Its place among the types.</summary>
    public int Number => number;

    /// <summary>Its place among all that can be depended on.</summary>
    public int Target => target;

    /// <summary>The source type whose compiler-made part this is, or the type itself. Null for one outside the read assemblies.</summary>
    public NamedType? Source { get; set; }

    /// <summary>The rows of a source type and of what compilers have made of its code. Null for one outside the read assemblies.</summary>
    public List<int>? Parts { get; set; }

    /// <summary>Made by the compiler for no type in particular, such as an anonymous type: nobody can depend on it by name.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Made by the compiler of an async method or an iterator.</summary>
    public bool IsStateMachine { get; set; }
}
