using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Reads the instructions of a method: every token, the locals that are read, the exceptions that are caught.</summary>
internal sealed class BodyScanner(AssemblyImage image, References references)
{
    private const byte TwoByteCodes = 0xfe;
    private static readonly OperandType[] Operands = Table(code => code.Size == 1);
    private static readonly OperandType[] LongOperands = Table(code => code.Size == 2);
    private ulong[] _localsRead = [0];

    // Compiled to the full at once, here and in the scanners beside it: the slow first tiers would last for most of a short test run.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(MethodDefinition method, UseSink sink)
    {
        // A native method of a mixed assembly has an address too, but no instructions to read.
        if (method.RelativeVirtualAddress == 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL) return;

        var body = image.File.GetMethodBody(method.RelativeVirtualAddress);
        Array.Clear(_localsRead);
        Instructions(body.GetILReader(), sink);
        sink.Offset = 0;
        if (!body.LocalSignature.IsNil) references.Locals(body.LocalSignature, _localsRead, sink);
        foreach (var region in body.ExceptionRegions)
        {
            sink.Offset = region.HandlerOffset;
            if (region.Kind == ExceptionRegionKind.Catch) references.Type(region.CatchType, UseKind.Catch, sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Instructions(BlobReader code, UseSink sink)
    {
        while (code.RemainingBytes > 0)
        {
            sink.Offset = code.Offset;
            int instruction = code.ReadByte();
            var isLong = instruction == TwoByteCodes;
            if (isLong) instruction = code.ReadByte();
            switch (isLong ? LongOperands[instruction] : Operands[instruction])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineSig:
                    sink.AddAll(references.Operand(MetadataTokens.EntityHandle(code.ReadInt32())));
                    break;
                case OperandType.InlineSwitch:
                    var branches = code.ReadInt32();
                    code.Offset += branches * 4;
                    break;
                case OperandType.InlineNone:
                    // ldloc.0 to ldloc.3
                    if (!isLong && instruction is >= 0x06 and <= 0x09) Read(instruction - 0x06);
                    break;
                case OperandType.ShortInlineVar:
                    int shortLocal = code.ReadByte();
                    // ldloc.s, ldloca.s
                    if (instruction is 0x11 or 0x12) Read(shortLocal);
                    break;
                case OperandType.InlineVar:
                    int local = code.ReadUInt16();
                    // ldloc, ldloca
                    if (instruction is 0x0c or 0x0d) Read(local);
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI:
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

    private void Read(int local)
    {
        if (local >> 6 >= _localsRead.Length) Array.Resize(ref _localsRead, (local >> 6) + 1);
        _localsRead[local >> 6] |= 1UL << local;
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
