using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads attributes and what their arguments name: types, enums, arrays of them, and strings that stand for a type.</summary>
internal sealed class AttributeScanner(AssemblyImage image, References references)
{
    private readonly MetadataReader _reader = image.Reader;
    private readonly Chains _chains = image.Attributes;
    private readonly AttributeArguments _arguments = new(image);
    private readonly RowNumbers _worth = new(image.Reader);

    private enum Worth { Unknown, Nothing, ItsName, ItsArguments }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(EntityHandle owner, UseSink sink)
    {
        for (var row = _chains.First(owner); row != 0; row = _chains.Next(row))
        {
            var attribute = _reader.GetCustomAttribute(MetadataTokens.CustomAttributeHandle(row));
            var worth = WorthOf(attribute.Constructor);
            if (worth == Worth.Nothing) continue;
            foreach (var use in references.Operand(attribute.Constructor))
                if (Packed.Kind(use) is not UseKind.Signature) sink.Add(Packed.Target(use), Packed.Kind(use) == UseKind.Call ? UseKind.Attribute : UseKind.AttributeArgument);
            if (worth == Worth.ItsArguments) Arguments(attribute, sink);
        }
    }

    /// <summary>A custom marshaller, or the type of a variant array, is named by a string.</summary>
    public void ScanMarshalling(BlobHandle descriptor, UseSink sink)
    {
        if (descriptor.IsNil) return;
        const byte safeArray = 0x1d, customMarshaler = 0x2c;
        var blob = _reader.GetBlobReader(descriptor);
        var kind = blob.ReadByte();
        if (kind == customMarshaler)
        {
            blob.ReadSerializedString();
            blob.ReadSerializedString();
        }
        else if (kind == safeArray && blob.RemainingBytes > 0)
        {
            blob.ReadCompressedInteger();
        }
        else
        {
            return;
        }
        if (blob.RemainingBytes > 0 && blob.ReadSerializedString() is { Length: > 0 } type)
            references.Add(AttributeArguments.Parse(type), UseKind.Marshalling, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Worth WorthOf(EntityHandle constructor)
    {
        ref var worth = ref _worth[constructor];
        if (worth != (int)Worth.Unknown) return (Worth)worth;
        worth = (int)WorthOf(image.Shapes.Of(image.AttributeOf(constructor)).FullName);
        return (Worth)worth;
    }

    private static Worth WorthOf(string attribute) => attribute switch
    {
        // Compilers and build tools write these, some of them only in debug builds: they say nothing of the source.
        "System.Diagnostics.DebuggableAttribute" or "System.Diagnostics.DebuggerBrowsableAttribute" or "System.Diagnostics.DebuggerHiddenAttribute"
            or "System.Diagnostics.DebuggerStepThroughAttribute" or "System.Reflection.DefaultMemberAttribute" or "System.Runtime.Versioning.TargetFrameworkAttribute"
            or "System.Runtime.CompilerServices.CompilationRelaxationsAttribute" or "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute"
            or "System.Runtime.CompilerServices.RefSafetyRulesAttribute" or "System.Security.UnverifiableCodeAttribute" => Worth.Nothing,
        _ when attribute.StartsWith("System.Reflection.Assembly", StringComparison.Ordinal) => Worth.Nothing,
        // Nullability is on every second member, and its bytes name nothing; a state machine is a part of the type that carries its name.
        // To decode them would be most of the work.
        _ when attribute.StartsWith("System.Runtime.CompilerServices.Nullable", StringComparison.Ordinal) => Worth.ItsName,
        _ when attribute.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && attribute.EndsWith("StateMachineAttribute", StringComparison.Ordinal) => Worth.ItsName,
        _ => Worth.ItsArguments,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arguments(CustomAttribute attribute, UseSink sink)
    {
        const int prologAndNoNamedArguments = 4;
        if (_reader.GetBlobReader(attribute.Value).Length <= prologAndNoNamedArguments) return;
        CustomAttributeValue<TypeShape> value;
        try
        {
            value = attribute.DecodeValue(_arguments);
        }
        catch (BadImageFormatException)
        {
            // An enum that is nowhere to be found and no int after all: where its value ends is unknown, and so is the rest.
            return;
        }
        foreach (var argument in value.FixedArguments) Argument(argument.Type, argument.Value, sink);
        foreach (var argument in value.NamedArguments) Argument(argument.Type, argument.Value, sink);
    }

    private void Argument(TypeShape type, object? value, UseSink sink)
    {
        switch (value)
        {
            case TypeShape named: references.Add(named, UseKind.AttributeArgument, sink); break;
            case ImmutableArray<CustomAttributeTypedArgument<TypeShape>> items:
                foreach (var item in items) Argument(item.Type, item.Value, sink);
                break;
        }
        references.Add(type, UseKind.AttributeArgument, sink);
    }
}

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
