using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Metadata that no C# compiler writes.</summary>
internal static class Crafted
{
    /// <summary>Class C: a native method behind whose address lies garbage, that takes an array with sizes and bounds, and two fields with modifiers on their type.</summary>
    public static byte[] MixedAssembly()
    {
        MetadataBuilder metadata = new();
        metadata.AddModule(0, metadata.GetOrAddString("Mixed.dll"), metadata.GetOrAddGuid(Guid.Empty), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Mixed"), new(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        var required = Field(metadata, "Required", isOptional: false);
        Field(metadata, "Optional", isOptional: true);
        var native = NativeMethod(metadata);
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, required, native);
        metadata.AddTypeDefinition(TypeAttributes.Public, default, metadata.GetOrAddString("C"), Reference(metadata, "System", "Object"), required, native);

        BlobBuilder garbage = new();
        garbage.WriteBytes(0xff, 64);
        BlobBuilder file = new();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new(metadata), garbage, flags: CorFlags.Requires32Bit).Serialize(file);
        return file.ToArray();
    }

    private static FieldDefinitionHandle Field(MetadataBuilder metadata, string name, bool isOptional)
    {
        BlobBuilder signature = new();
        var type = new BlobEncoder(signature).Field();
        type.CustomModifiers().AddModifier(Reference(metadata, "Forbidden", name), isOptional);
        type.Type().Int32();
        return metadata.AddFieldDefinition(FieldAttributes.Public, metadata.GetOrAddString(name), metadata.GetOrAddBlob(signature));
    }

    private static MethodDefinitionHandle NativeMethod(MetadataBuilder metadata)
    {
        BlobBuilder signature = new();
        new BlobEncoder(signature).MethodSignature().Parameters(2, result => result.Void(), parameters =>
        {
            parameters.AddParameter().Type().Array(element => element.Int32(), shape => shape.Shape(rank: 2, sizes: [3, 4], lowerBounds: [1, 1]));
            parameters.AddParameter().Type().Type(Reference(metadata, "Forbidden", "Sized"), isValueType: false);
        });
        return metadata.AddMethodDefinition(
            MethodAttributes.Public | MethodAttributes.Static,
            MethodImplAttributes.Native | MethodImplAttributes.Unmanaged,
            metadata.GetOrAddString("Native"),
            metadata.GetOrAddBlob(signature),
            bodyOffset: 0,
            parameterList: default);
    }

    private static TypeReferenceHandle Reference(MetadataBuilder metadata, string space, string name) => metadata.AddTypeReference(
        metadata.AddAssemblyReference(metadata.GetOrAddString(space == "System" ? "System.Runtime" : space), new(1, 0, 0, 0), default, default, default, default),
        metadata.GetOrAddString(space),
        metadata.GetOrAddString(name));
}
