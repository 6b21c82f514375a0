using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CleanTemplate.Architecture.Benchmark;

/// <summary>The least that any engine does: it reads every byte of IL and decodes every signature, and keeps nothing.</summary>
internal static class BarePass
{
    public static (int Types, int Members) Read(string path)
    {
        using PEReader file = new(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage);
        var reader = file.GetMetadataReader();
        Nothing nothing = new();
        var bytes = 0L;
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition))
        {
            method.DecodeSignature(nothing, null);
            if (method.RelativeVirtualAddress == 0) continue;
            var body = file.GetMethodBody(method.RelativeVirtualAddress);
            var code = body.GetILReader();
            while (code.RemainingBytes > 0) bytes += code.ReadByte();
            if (!body.LocalSignature.IsNil) reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(nothing, null);
        }
        foreach (var field in reader.FieldDefinitions) reader.GetFieldDefinition(field).DecodeSignature(nothing, null);
        foreach (var property in reader.PropertyDefinitions) reader.GetPropertyDefinition(property).DecodeSignature(nothing, null);
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(nothing, null);
            else member.DecodeMethodSignature(nothing, null);
        }
        for (var row = 1; row <= Rows(TableIndex.TypeSpec); row++) reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row)).DecodeSignature(nothing, null);
        for (var row = 1; row <= Rows(TableIndex.MethodSpec); row++) reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row)).DecodeSignature(nothing, null);
        GC.KeepAlive(bytes);
        var members = reader.MethodDefinitions.Count + reader.FieldDefinitions.Count + reader.PropertyDefinitions.Count + reader.EventDefinitions.Count;
        return (reader.TypeDefinitions.Count, members);

        int Rows(TableIndex table) => reader.GetTableRowCount(table);
    }

    private sealed class Nothing : ISignatureTypeProvider<byte, object?>
    {
        public byte GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public byte GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => 0;

        public byte GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

        public byte GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => 0;

        public byte GetGenericInstantiation(byte genericType, ImmutableArray<byte> typeArguments) => 0;

        public byte GetSZArrayType(byte elementType) => 0;

        public byte GetArrayType(byte elementType, ArrayShape shape) => 0;

        public byte GetByReferenceType(byte elementType) => 0;

        public byte GetPointerType(byte elementType) => 0;

        public byte GetPinnedType(byte elementType) => 0;

        public byte GetModifiedType(byte modifier, byte unmodifiedType, bool isRequired) => 0;

        public byte GetGenericTypeParameter(object? genericContext, int index) => 0;

        public byte GetGenericMethodParameter(object? genericContext, int index) => 0;

        public byte GetFunctionPointerType(MethodSignature<byte> signature) => 0;
    }
}
