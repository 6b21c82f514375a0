using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Takes the uses that a <see cref="TypeScanner"/> finds; the scanner keeps the place where it is reading up to date.</summary>
internal abstract class UseSink
{
    /// <summary>The type being read: the source type, or a compiler-made part of it.</summary>
    public TypeDefinitionHandle Owner { get; set; }

    /// <summary>The field, method, property or event being read; nil for the type itself.</summary>
    public EntityHandle Member { get; set; }

    /// <summary>How far into the member's body; -1 outside of it.</summary>
    public int Offset { get; set; } = -1;

    public abstract void Add(int target, UseKind kind);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddAll(ReadOnlySpan<int> packed)
    {
        foreach (var use in packed) Add(Packed.Target(use), Packed.Kind(use));
    }

    public void At(TypeDefinitionHandle owner, EntityHandle member) => (Owner, Member, Offset) = (owner, member, -1);
}

/// <summary>A target and the kind of its use in one integer: what an instruction names is worked out once and kept.</summary>
internal static class Packed
{
    public static int Of(int target, UseKind kind) => (target << 5) | (int)kind;

    public static int Target(int packed) => packed >> 5;

    public static UseKind Kind(int packed) => (UseKind)(packed & 31);
}
