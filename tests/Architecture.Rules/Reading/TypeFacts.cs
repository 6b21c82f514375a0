using System.Reflection;
using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

internal enum TypeKind { None, Class, Interface, Struct, Enum, Delegate }

/// <summary>What metadata says about a type, in the words of the language.</summary>
internal static class TypeFacts
{
    public static TypeKind KindOf(AssemblyImage image, TypeDefinition type)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface)) return TypeKind.Interface;
        return type.BaseType.IsNil || type.BaseType.Kind == HandleKind.TypeSpecification ? TypeKind.Class : image.Shapes.Of(type.BaseType).FullName switch
        {
            "System.ValueType" => TypeKind.Struct,
            "System.Enum" => TypeKind.Enum,
            "System.MulticastDelegate" => TypeKind.Delegate,
            _ => TypeKind.Class,
        };
    }

    public static bool IsPublic(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    // Only the compiler writes these: a clone method nobody can call, and the equality of a record struct, which source may not declare.
    public static bool IsRecord(CodeType type)
    {
        var reader = type.Image.Reader;
        foreach (var handle in type.Definition.GetMethods())
        {
            var name = reader.GetMethodDefinition(handle).Name;
            if (reader.StringComparer.Equals(name, "<Clone>$")) return true;
            if (type.IsStruct && reader.StringComparer.Equals(name, "op_Equality") && type.Image.IsWrittenByCompiler(handle)) return true;
        }
        return false;
    }

    public static bool IsImmutable(CodeType type)
    {
        for (Definition? next = new(type.Image, type.Handle); next is not null; next = Ancestry.ParentOf(next))
            if (type.Graph.Images.Contains(next.Image) && !FieldsAreReadOnly(next)) return false;
        return true;
    }

    public static IEnumerable<TypeShape> Attributes(AssemblyImage image, CustomAttributeHandleCollection attributes) =>
        attributes.Select(handle => image.Shapes.Of(image.AttributeOf(image.Reader.GetCustomAttribute(handle).Constructor)));

    private static bool FieldsAreReadOnly(Definition type)
    {
        var reader = type.Image.Reader;
        foreach (var field in reader.GetTypeDefinition(type.Handle).GetFields())
            if (!IsReadOnly(reader.GetFieldDefinition(field).Attributes)) return false;
        return true;

        static bool IsReadOnly(FieldAttributes field) => field.HasFlag(FieldAttributes.InitOnly) || field.HasFlag(FieldAttributes.Literal);
    }
}
