using System.Collections.Immutable;
using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>What the values of attributes are decoded into; an enum's size is looked up where the enum is defined.</summary>
internal sealed class AttributeArguments(AssemblyImage image) : ICustomAttributeTypeProvider<TypeShape>
{
    private readonly Shapes _shapes = image.Shapes;
    private readonly TypeShape?[] _primitives = new TypeShape?[byte.MaxValue + 1];

    /// <summary>A type's name as a string carries it: <c>Library.Pair`2[[System.Int32, …],[Library.Book, Library]], Library, Version=…</c>.</summary>
    public static TypeShape Parse(string? name)
    {
        if (!TypeName.TryParse(name, out var parsed)) return new("");
        return Of(parsed);

        static TypeShape Of(TypeName type)
        {
            if (type.IsArray || type.IsPointer || type.IsByRef) return Of(type.GetElementType());
            if (!type.IsConstructedGenericType) return new(type.FullName) { Assembly = type.AssemblyName?.Name };
            return Of(type.GetGenericTypeDefinition()) with { Arguments = [.. type.GetGenericArguments().Select(Of)] };
        }
    }

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => _primitives[(int)typeCode] ??= _shapes.GetPrimitiveType(typeCode) with { Assembly = "System.Runtime" };

    public TypeShape GetSystemType() => new("System.Type") { Assembly = "System.Runtime" };

    public TypeShape GetSZArrayType(TypeShape elementType) => _shapes.GetSZArrayType(elementType);

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => _shapes.Of(handle);

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => _shapes.Of(handle);

    // Without an assembly the type is of this one, or of the framework's core.
    public TypeShape GetTypeFromSerializedName(string? name) =>
        Parse(name) is { Assembly: null } local && image.Find(local.FullName) is null ? local with { Assembly = "System.Runtime" } : Parse(name);

    // An enum that is nowhere to be found is most likely an int.
    public PrimitiveTypeCode GetUnderlyingEnumType(TypeShape type)
    {
        if (Resolver.Find(image, type) is not var (home, handle)) return PrimitiveTypeCode.Int32;
        foreach (var field in home.Reader.GetTypeDefinition(handle).GetFields().Select(home.Reader.GetFieldDefinition))
        {
            if (field.Attributes.HasFlag(System.Reflection.FieldAttributes.Static)) continue;
            var blob = home.Reader.GetBlobReader(field.Signature);
            blob.ReadByte();
            return (PrimitiveTypeCode)blob.ReadSignatureTypeCode();
        }
        return PrimitiveTypeCode.Int32;
    }

    public bool IsSystemType(TypeShape type) => type.FullName == "System.Type";
}
