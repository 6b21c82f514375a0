using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Keeps each use of a type, with what is needed to say more about it.</summary>
internal sealed class UseReader(CodeType type, TypeNames types) : UseSink
{
    private readonly NameTable _names = type.Graph.Names;
    private UsePlace? _place;

    public List<CodeUse> Found { get; } = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(int target, UseKind kind)
    {
        if (_names.TypeOf(target) == type.OwnName) return;
        if (_place is null || _place.Owner != Owner || _place.Member != Member) _place = new(type.Image, types, Owner, Member);
        Found.Add(new(_names, _place, Offset, target, kind));
    }
}
