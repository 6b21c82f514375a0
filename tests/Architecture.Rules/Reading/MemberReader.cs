using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads the members that the source of a type declares.</summary>
internal static class MemberReader
{
    public static IEnumerable<CodeMember> Read(AssemblyImage image, TypeDefinitionHandle owner, TypeDefinition type) =>
    [
        .. type.GetFields().Select(handle => Field(image, handle)).OfType<CodeMember>(),
        .. image.Properties.Of(owner).Select(row => Property(image, MetadataTokens.PropertyDefinitionHandle(row))).OfType<CodeMember>(),
        .. type.GetMethods().Select(handle => Method(image, handle)).OfType<CodeMember>(),
    ];

    private static CodeMember? Field(AssemblyImage image, FieldDefinitionHandle handle)
    {
        var field = image.Reader.GetFieldDefinition(handle);
        var name = image.Reader.GetString(field.Name);
        if (Generated.IsMember(name) || field.Attributes.HasFlag(FieldAttributes.RTSpecialName)) return null;
        var isPublic = (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
        return new(MemberKind.Field, name, field.DecodeSignature(image.Shapes, null), [])
        {
            Handle = handle,
            IsPublic = isPublic,
            IsStatic = field.Attributes.HasFlag(FieldAttributes.Static),
            IsPubliclyWritable = isPublic && !field.Attributes.HasFlag(FieldAttributes.InitOnly) && !field.Attributes.HasFlag(FieldAttributes.Literal),
        };
    }

    private static CodeMember? Property(AssemblyImage image, PropertyDefinitionHandle handle)
    {
        var property = image.Reader.GetPropertyDefinition(handle);
        var accessors = property.GetAccessors();
        var name = image.Reader.GetString(property.Name);
        var signature = property.DecodeSignature(image.Shapes, null);
        if (name == "EqualityContract") return null;
        return new(MemberKind.Property, name, signature.ReturnType, signature.ParameterTypes)
        {
            Handle = handle,
            IsPublic = IsPublic(image, accessors.Getter) || IsPublic(image, accessors.Setter),
            IsStatic = !signature.Header.IsInstance,
            IsPubliclyWritable = IsPublic(image, accessors.Setter) && !IsInit(image, accessors.Setter),
        };
    }

    private static CodeMember? Method(AssemblyImage image, MethodDefinitionHandle handle)
    {
        var method = image.Reader.GetMethodDefinition(handle);
        var name = image.Reader.GetString(method.Name);
        var isConstructor = name == ".ctor";
        if (Generated.IsMember(name) || name == ".cctor" || (!isConstructor && IsAccessor(name, method.Attributes))) return null;
        var attributes = TypeFacts.Attributes(image, method.GetCustomAttributes()).Select(attribute => attribute.FullName).ToList();
        if (attributes.Contains("System.Runtime.CompilerServices.CompilerGeneratedAttribute")) return null;
        var signature = Shapes.Signature(image, handle);
        return new(isConstructor ? MemberKind.Constructor : MemberKind.Method, name, signature.ReturnType, signature.ParameterTypes)
        {
            Handle = handle,
            IsPublic = IsPublic(image, handle),
            IsStatic = method.Attributes.HasFlag(MethodAttributes.Static),
            IsAsync = attributes.Contains("System.Runtime.CompilerServices.AsyncStateMachineAttribute"),
        };
    }

    private static bool IsAccessor(string name, MethodAttributes attributes) =>
        attributes.HasFlag(MethodAttributes.SpecialName) && Generated.MemberName(name) != name[(name.LastIndexOf('.') + 1)..];

    private static bool IsPublic(AssemblyImage image, MethodDefinitionHandle method) => !method.IsNil
        && (image.Reader.GetMethodDefinition(method).Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsInit(AssemblyImage image, MethodDefinitionHandle setter) =>
        Shapes.Signature(image, setter).ReturnType.Modifiers.Contains("System.Runtime.CompilerServices.IsExternalInit");
}
