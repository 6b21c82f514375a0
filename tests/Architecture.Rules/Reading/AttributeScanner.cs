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
