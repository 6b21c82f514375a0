using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads attributes and what their arguments name: types, enums, arrays of them, and strings that stand for a type.</summary>
internal sealed class AttributeScanner(AssemblyImage image, References references)
{
    private readonly MetadataReader _reader = image.Reader;
    private readonly AttributeArguments _arguments = new(image);
    private readonly Dictionary<EntityHandle, Worth> _worth = [];

    private enum Worth { Nothing, ItsName, ItsArguments }

    public void Scan(CustomAttributeHandleCollection attributes, UseSink sink)
    {
        foreach (var handle in attributes)
        {
            var attribute = _reader.GetCustomAttribute(handle);
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

    private Worth WorthOf(EntityHandle constructor)
    {
        if (_worth.TryGetValue(constructor, out var worth)) return worth;
        var type = constructor.Kind == HandleKind.MemberReference
            ? _reader.GetMemberReference((MemberReferenceHandle)constructor).Parent
            : _reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();
        worth = WorthOf(new Shapes(image).Of(type).FullName);
        _worth.Add(constructor, worth);
        return worth;
    }

    private static Worth WorthOf(string attribute) => attribute switch
    {
        // Compilers and build tools write these, some of them only in debug builds: they say nothing of the source.
        "System.Diagnostics.DebuggableAttribute" or "System.Diagnostics.DebuggerBrowsableAttribute" or "System.Diagnostics.DebuggerHiddenAttribute"
            or "System.Diagnostics.DebuggerStepThroughAttribute" or "System.Reflection.DefaultMemberAttribute" => Worth.Nothing,
        _ when attribute.StartsWith("System.Reflection.Assembly", StringComparison.Ordinal) => Worth.Nothing,
        // Nullability is on every second member, and its bytes name nothing: decoding them would be most of the work.
        _ when attribute.StartsWith("System.Runtime.CompilerServices.Nullable", StringComparison.Ordinal) => Worth.ItsName,
        _ => Worth.ItsArguments,
    };

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
