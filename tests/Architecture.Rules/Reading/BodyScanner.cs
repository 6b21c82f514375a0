using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads the instructions of a method: every token, the locals that count, the exceptions that are caught.</summary>
internal sealed class BodyScanner(AssemblyImage image, TypeNames types, References references)
{
    private const byte TwoByteCodes = 0xfe;
    private const int Return = 0x2a, ShortJump = 0x2b, Jump = 0x38, IsInst = 0x75, StoreField = 0x7d;
    private static readonly OperandType[] Operands = Table(code => code.Size == 1);
    private static readonly OperandType[] LongOperands = Table(code => code.Size == 2);
    private readonly LocalUses _locals = new();
    private readonly LocalUses _hoisted = new();
    private readonly List<EntityHandle> _hoistedFields = [];

    // Compiled to the full at once, here and in the scanners beside it: the slow first tiers would last for most of a short test run.
    /// <summary>Reads a body; that of an async method is wrapped in a catch of all exceptions by the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(MethodDefinition method, bool isAsync, UseSink sink)
    {
        // A native method of a mixed assembly has an address too, but no instructions to read.
        if (method.RelativeVirtualAddress == 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL) return;

        var body = image.File.GetMethodBody(method.RelativeVirtualAddress);
        _locals.Begin();
        _hoisted.Begin();
        _hoistedFields.Clear();
        Instructions(body.GetILReader(), body.ExceptionRegions, sink);
        if (!body.LocalSignature.IsNil) references.Locals(body.LocalSignature, _locals, sink);
        for (var i = 0; i < _hoistedFields.Count; i++)
        {
            if (_hoisted.Place(i) is not { } place) continue;
            sink.Offset = place;
            sink.AddAll(references.Operand(_hoistedFields[i]));
        }
        var regions = body.ExceptionRegions.AsSpan();
        foreach (var region in isAsync && regions.Length > 0 ? regions[..^1] : regions)
        {
            sink.Offset = region.HandlerOffset;
            if (region.Kind == ExceptionRegionKind.Catch) references.Type(region.CatchType, UseKind.Catch, sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Instructions(BlobReader code, ImmutableArray<ExceptionRegion> regions, UseSink sink)
    {
        while (code.RemainingBytes > 0)
        {
            var offset = sink.Offset = code.Offset;
            int instruction = code.ReadByte();
            var isLong = instruction == TwoByteCodes;
            if (isLong) instruction = code.ReadByte();
            switch (isLong ? LongOperands[instruction] : Operands[instruction])
            {
                case OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig:
                    var token = MetadataTokens.EntityHandle(code.ReadInt32());
                    if (instruction == IsInst && !isLong && FilterAt(regions, offset) is { } filter) Caught(token, filter, sink);
                    else sink.AddAll(references.Operand(token));
                    break;
                case OperandType.InlineField:
                    Field(MetadataTokens.EntityHandle(code.ReadInt32()), instruction, sink);
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += targets * sizeof(int);
                    Branch();
                    break;
                case OperandType.InlineNone:
                    if (!isLong) Plain(instruction, offset);
                    break;
                case OperandType.ShortInlineVar:
                    // ldloc.s, ldloca.s, stloc.s
                    Local(code.ReadByte(), instruction - 0x11, offset);
                    break;
                case OperandType.InlineVar:
                    // ldloc, ldloca, stloc
                    Local(code.ReadUInt16(), instruction - 0x0c, offset);
                    break;
                case OperandType.ShortInlineBrTarget:
                    code.Offset += 1;
                    if (instruction != ShortJump) Branch();
                    break;
                case OperandType.InlineBrTarget:
                    code.Offset += 4;
                    if (instruction != Jump) Branch();
                    break;
                case OperandType.ShortInlineI:
                    code.Offset += 1;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Plain(int instruction, int offset)
    {
        switch (instruction)
        {
            // ldloc.0 to ldloc.3, stloc.0 to stloc.3
            case >= 0x06 and <= 0x09: _locals.Read(instruction - 0x06, offset); break;
            case >= 0x0a and <= 0x0d: _locals.Set(instruction - 0x0a, offset); break;
            case Return: Branch(); break;
        }
    }

    // A jump without a condition is none: a debug build is full of them.
    private void Branch()
    {
        _locals.Branch();
        _hoisted.Branch();
    }

    private void Local(int local, int instruction, int offset)
    {
        if (instruction is 0 or 1) _locals.Read(local, offset);
        else if (instruction == 2) _locals.Set(local, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Field(EntityHandle field, int instruction, UseSink sink)
    {
        switch (types.Variables[field])
        {
            case Variable.None: sink.AddAll(references.Operand(field)); break;
            // Captured by a lambda: in every build a field, which counts where it is set.
            case Variable.Captured when instruction == StoreField: sink.AddAll(references.Operand(field)); break;
            case Variable.Hoisted: Hoisted(field, instruction, sink.Offset); break;
        }
    }

    // A debug build makes every local of an async method a field, an optimised one only those that outlive an await.
    private void Hoisted(EntityHandle field, int instruction, int offset)
    {
        var local = _hoistedFields.IndexOf(field);
        if (local < 0)
        {
            local = _hoistedFields.Count;
            _hoistedFields.Add(field);
        }
        if (instruction == StoreField) _hoisted.Set(local, offset);
        else _hoisted.Read(local, offset);
    }

    // The type of "catch (E) when" is the first that its filter asks for; the line is that of the condition.
    private void Caught(EntityHandle type, ExceptionRegion filter, UseSink sink)
    {
        sink.Offset = filter.HandlerOffset - 1;
        references.Type(type, UseKind.Catch, sink);
    }

    private static ExceptionRegion? FilterAt(ImmutableArray<ExceptionRegion> regions, int offset)
    {
        foreach (var region in regions)
            if (region.Kind == ExceptionRegionKind.Filter && region.FilterOffset == offset) return region;
        return null;
    }

    private static OperandType[] Table(Func<OpCode, bool> which)
    {
        var table = new OperandType[256];
        Array.Fill(table, OperandType.InlineNone);
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
            if (field.GetValue(null) is OpCode code && which(code)) table[code.Value & 0xff] = code.OperandType;
        return table;
    }
}
