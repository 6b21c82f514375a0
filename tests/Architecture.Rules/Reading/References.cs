using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Everything that the tokens, handles and signatures of one assembly name.</summary>
internal sealed class References
{
    private readonly AssemblyImage _image;
    private readonly MetadataReader _reader;
    private readonly NameTable _names;
    private readonly TypeNames _types;
    private readonly RowNumbers _operands;
    private readonly List<int> _known = [0];
    private readonly int[] _primitives = new int[0x1d];
    private readonly List<int> _found = [];

    public References(AssemblyImage image, TypeNames types, NameTable names)
    {
        (_image, _reader, _types, _names) = (image, image.Reader, types, names);
        _operands = new(_reader);
    }

    /// <summary>What an instruction names: the member, its type, the types in its signature, the generic arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Operand(EntityHandle handle)
    {
        ref var place = ref _operands[handle];
        if (place == 0) place = Work(handle);
        var known = CollectionsMarshal.AsSpan(_known);
        return known.Slice(place + 1, known[place]);
    }

    /// <summary>A type handle at a place of the given kind.</summary>
    public void Type(EntityHandle handle, UseKind kind, UseSink sink, UseKind arguments = UseKind.GenericArgument)
    {
        _found.Clear();
        Add(handle, kind, arguments);
        foreach (var use in _found) sink.Add(Packed.Target(use), Packed.Kind(use));
    }

    /// <summary>The types in a field's, a property's or a method's signature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Signature(BlobHandle signature, UseKind returned, UseKind taken, UseSink sink)
    {
        _found.Clear();
        Signature(_reader.GetBlobReader(signature), returned, taken);
        foreach (var use in _found) sink.Add(Packed.Target(use), Packed.Kind(use));
    }

    /// <summary>A type that an attribute's value names.</summary>
    public void Add(TypeShape shape, UseKind kind, UseSink sink)
    {
        foreach (var argument in shape.Arguments) Add(argument, kind, sink);
        if (shape.FullName is not [var first, ..] || (!char.IsLetter(first) && first != '_')) return;
        var nested = shape.FullName.IndexOf('+', StringComparison.Ordinal);
        var dot = shape.FullName.LastIndexOf('.', nested < 0 ? shape.FullName.Length - 1 : nested);
        var name = _names.Type(shape.Assembly ?? _image.Name, dot < 0 ? "" : shape.FullName[..dot], shape.FullName[(dot + 1)..]);
        sink.Add((name.Source ?? name).Target, kind);
    }

    /// <summary>A type that has moved to another assembly and is still offered by this one.</summary>
    public void Forward(ExportedType type, UseSink sink)
    {
        if (!type.IsForwarder || type.Implementation.Kind != HandleKind.AssemblyReference) return;
        var home = _reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        sink.Add(_names.Type(home, _reader.GetString(type.Namespace), _reader.GetString(type.Name)).Target, UseKind.TypeOperand);
    }

    /// <summary>The types of those local variables that count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Locals(StandaloneSignatureHandle signature, LocalUses locals, UseSink sink)
    {
        var blob = _reader.GetBlobReader(_reader.GetStandaloneSignature(signature).Signature);
        blob.ReadByte();
        var count = blob.ReadCompressedInteger();
        for (var i = 0; i < count; i++)
        {
            _found.Clear();
            Type(ref blob, UseKind.Local);
            if (locals.Place(i) is not { } place) continue;
            sink.Offset = place;
            foreach (var use in _found) sink.Add(Packed.Target(use), UseKind.Local);
        }
    }

    // One list after the other, each behind its length: a list object per operand would be most of the memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Work(EntityHandle handle)
    {
        _found.Clear();
        Operand(handle, UseKind.TypeOperand);
        var place = _known.Count;
        _known.Add(0);
        foreach (var use in _found)
        {
            var seen = place + 1;
            while (seen < _known.Count && _known[seen] != use) seen++;
            if (seen == _known.Count) _known.Add(use);
        }
        _known[place] = _known.Count - place - 1;
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Operand(EntityHandle handle, UseKind typeKind)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                Add(handle, typeKind, UseKind.GenericArgument);
                break;
            case HandleKind.MethodDefinition:
                var method = _reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Member(handle, handle, UseKind.Call, method.Signature);
                break;
            case HandleKind.FieldDefinition:
                var field = _reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Member(handle, handle, UseKind.FieldAccess, field.Signature);
                break;
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)handle);
                Member(handle, member.Parent, member.GetKind() == MemberReferenceKind.Field ? UseKind.FieldAccess : UseKind.Call, member.Signature);
                break;
            case HandleKind.MethodSpecification:
                var instance = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Operand(instance.Method, typeKind);
                var arguments = _reader.GetBlobReader(instance.Signature);
                arguments.ReadByte();
                for (var left = arguments.ReadCompressedInteger(); left > 0; left--) Type(ref arguments, UseKind.GenericArgument);
                break;
            case HandleKind.StandaloneSignature:
                Signature(_reader.GetBlobReader(_reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).Signature), UseKind.Signature, UseKind.Signature);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Member(EntityHandle member, EntityHandle parent, UseKind kind, BlobHandle signature)
    {
        var type = _types[parent];
        if (type is { IsHidden: false }) _found.Add(Packed.Of(type.Source is null || type.Source == type ? Target(member, type) : type.Source.Target, kind));
        if (type is not null && IsAsyncBuilder(type)) return;
        if (parent.Kind == HandleKind.TypeSpecification) Add(parent, UseKind.GenericArgument, UseKind.GenericArgument);
        // Helpers that the compiler calls on its own, others in debug builds than in optimised ones.
        if (type is { IsHidden: true }) return;
        var isVariable = kind == UseKind.FieldAccess && _types.Variables[member] != Variable.None;
        Signature(_reader.GetBlobReader(signature), isVariable ? UseKind.Local : UseKind.Signature, UseKind.Signature);
    }

    // It stands at every await, with the result of the whole method, which the method's own signature names.
    private static bool IsAsyncBuilder(NamedType type) =>
        type.Namespace == "System.Runtime.CompilerServices" && type.Name.EndsWith("MethodBuilder", StringComparison.Ordinal);

    private int Target(EntityHandle member, NamedType type)
    {
        var target = _image.TargetOf(member);
        if (member.Kind == HandleKind.MemberReference) _names.Declare(target, type);
        return target;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(EntityHandle handle, UseKind kind, UseKind argumentKind)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            Type(ref blob, kind, argumentKind);
        }
        else if (_types[handle] is { IsHidden: false } name)
        {
            _found.Add(Packed.Of((name.Source ?? name).Target, kind));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Signature(BlobReader blob, UseKind returned, UseKind taken)
    {
        var header = blob.ReadSignatureHeader();
        if (header.Kind == SignatureKind.Field)
        {
            Type(ref blob, returned);
            return;
        }
        if (header.IsGeneric) blob.ReadCompressedInteger();
        var parameters = blob.ReadCompressedInteger();
        Type(ref blob, returned);
        for (; parameters > 0; parameters--) Type(ref blob, taken);
    }

    private void Type(ref BlobReader blob, UseKind kind) => Type(ref blob, kind, kind);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Type(ref BlobReader blob, UseKind kind, UseKind argumentKind)
    {
        while (true)
        {
            var code = blob.ReadSignatureTypeCode();
            switch (code)
            {
                case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned or SignatureTypeCode.Sentinel:
                    continue;
                case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                    Add(blob.ReadTypeHandle(), kind, argumentKind);
                    continue;
                case SignatureTypeCode.TypeHandle:
                    Add(blob.ReadTypeHandle(), kind, argumentKind);
                    return;
                case SignatureTypeCode.GenericTypeInstance:
                    Type(ref blob, kind, argumentKind);
                    for (var left = blob.ReadCompressedInteger(); left > 0; left--) Type(ref blob, argumentKind);
                    return;
                case SignatureTypeCode.Array:
                    Type(ref blob, kind, argumentKind);
                    blob.ReadCompressedInteger();
                    for (var sizes = blob.ReadCompressedInteger(); sizes > 0; sizes--) blob.ReadCompressedInteger();
                    for (var bounds = blob.ReadCompressedInteger(); bounds > 0; bounds--) blob.ReadCompressedSignedInteger();
                    return;
                case SignatureTypeCode.FunctionPointer:
                    Pointer(ref blob, argumentKind);
                    return;
                case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                    blob.ReadCompressedInteger();
                    return;
                default:
                    _found.Add(Packed.Of(Primitive(code), kind));
                    return;
            }
        }
    }

    private void Pointer(ref BlobReader blob, UseKind kind)
    {
        if (blob.ReadSignatureHeader().IsGeneric) blob.ReadCompressedInteger();
        // The returned type comes first, and is not counted.
        for (var left = blob.ReadCompressedInteger() + 1; left > 0; left--) Type(ref blob, kind);
    }

    private int Primitive(SignatureTypeCode code)
    {
        ref var target = ref _primitives[(int)code];
        if (target == 0) target = 1 + _names.Type("System.Runtime", "System", ((PrimitiveTypeCode)code).ToString()).Target;
        return target - 1;
    }
}
