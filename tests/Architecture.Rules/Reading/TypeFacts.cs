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
    public static bool IsRecord(CodeType type) => type.Definition.GetMethods().Select(type.Image.Reader.GetMethodDefinition).Any(method =>
        type.Image.Reader.StringComparer.Equals(method.Name, "<Clone>$")
        || (type.IsStruct && type.Image.Reader.StringComparer.Equals(method.Name, "op_Equality") && IsCompilerGenerated(type.Image, method.GetCustomAttributes())));

    public static bool IsCompilerGenerated(AssemblyImage image, CustomAttributeHandleCollection attributes) =>
        Attributes(image, attributes).Any(attribute => attribute.FullName == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");

    public static bool IsImmutable(CodeType type) =>
        FieldsAreReadOnly(type.Image.Reader, type.Definition)
        && Ancestry.BaseTypes(type.Image, type.Handle)
            .Select(ancestor => type.Graph.Find(ancestor.FullName))
            .All(known => known is null || FieldsAreReadOnly(known.Image.Reader, known.Definition));

    public static IEnumerable<TypeShape> Attributes(AssemblyImage image, CustomAttributeHandleCollection attributes) => attributes
        .Select(handle => image.Reader.GetCustomAttribute(handle).Constructor)
        .Select(constructor => image.Shapes.Of(constructor.Kind == HandleKind.MemberReference
            ? image.Reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
            : image.Reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()));

    private static bool FieldsAreReadOnly(MetadataReader reader, TypeDefinition type) => type.GetFields()
        .Select(field => reader.GetFieldDefinition(field).Attributes)
        .All(field => field.HasFlag(FieldAttributes.InitOnly) || field.HasFlag(FieldAttributes.Literal));
}
