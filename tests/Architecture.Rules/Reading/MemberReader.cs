using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads the members that the source of a type declares.</summary>
internal static class MemberReader
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<CodeMember> Read(AssemblyImage image, TypeDefinitionHandle owner, TypeDefinition type)
    {
        List<CodeMember> members = [];
        foreach (var handle in type.GetFields()) Add(Field(image, handle));
        for (var row = image.Properties.First(owner); row != 0; row = image.Properties.Next(row)) Add(Property(image, MetadataTokens.PropertyDefinitionHandle(row)));
        foreach (var handle in type.GetMethods()) Add(Method(image, handle));
        return members;

        void Add(CodeMember? member)
        {
            if (member is not null) members.Add(member);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Field(AssemblyImage image, FieldDefinitionHandle handle)
    {
        var field = image.Reader.GetFieldDefinition(handle);
        var name = image.Reader.GetString(field.Name);
        if (Generated.IsMember(name) || field.Attributes.HasFlag(FieldAttributes.RTSpecialName)) return null;
        var isPublic = (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
        return new(image, handle, MemberKind.Field, name)
        {
            IsPublic = isPublic,
            IsStatic = field.Attributes.HasFlag(FieldAttributes.Static),
            IsPubliclyWritable = isPublic && !field.Attributes.HasFlag(FieldAttributes.InitOnly) && !field.Attributes.HasFlag(FieldAttributes.Literal),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Property(AssemblyImage image, PropertyDefinitionHandle handle)
    {
        var property = image.Reader.GetPropertyDefinition(handle);
        var accessors = property.GetAccessors();
        var name = image.Reader.GetString(property.Name);
        if (name == "EqualityContract") return null;
        return new(image, handle, MemberKind.Property, name)
        {
            IsPublic = IsPublic(image, accessors.Getter) || IsPublic(image, accessors.Setter),
            IsStatic = !image.Reader.GetBlobReader(property.Signature).ReadSignatureHeader().IsInstance,
            IsPubliclyWritable = IsPublic(image, accessors.Setter) && !IsInit(image, accessors.Setter),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static CodeMember? Method(AssemblyImage image, MethodDefinitionHandle handle)
    {
        var method = image.Reader.GetMethodDefinition(handle);
        var name = image.Reader.GetString(method.Name);
        var isConstructor = name == ".ctor";
        if (Generated.IsMember(name) || name == ".cctor" || (!isConstructor && IsAccessor(name, method.Attributes))) return null;
        if (image.IsWrittenByCompiler(handle)) return null;
        return new(image, handle, isConstructor ? MemberKind.Constructor : MemberKind.Method, name)
        {
            IsPublic = IsPublic(image, handle),
            IsStatic = method.Attributes.HasFlag(MethodAttributes.Static),
            IsAsync = image.Carries(handle, "System.Runtime.CompilerServices.AsyncStateMachineAttribute"),
        };
    }

    private static bool IsAccessor(string name, MethodAttributes attributes) =>
        attributes.HasFlag(MethodAttributes.SpecialName) && Generated.MemberName(name) != name[(name.LastIndexOf('.') + 1)..];

    private static bool IsPublic(AssemblyImage image, MethodDefinitionHandle method) => !method.IsNil
        && (image.Reader.GetMethodDefinition(method).Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsInit(AssemblyImage image, MethodDefinitionHandle setter) =>
        image.Shapes.Signature(setter).ReturnType.Modifiers.Contains("System.Runtime.CompilerServices.IsExternalInit");
}
