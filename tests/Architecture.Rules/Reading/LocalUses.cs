using System.Runtime.CompilerServices;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>
/// The local variables of a body that count: those read after a branch from where they are set.
/// An optimised build keeps the others on the stack, where they leave no trace, and its verdict must be that of a debug build.
/// </summary>
internal sealed class LocalUses
{
    private Local[] _locals = new Local[16];
    private int _body;
    private int _block;

    public void Begin() => (_body, _block) = (_body + 1, 0);

    public void Branch() => _block++;

    public void Set(int local, int offset) => At(local, offset);

    public void Read(int local, int offset)
    {
        ref var read = ref At(local, offset);
        read.Counts |= read.Block != _block;
    }

    /// <summary>Where a local is first set, if it counts.</summary>
    public int? Place(int local) => local < _locals.Length && _locals[local] is { Counts: true } found && found.Body == _body ? found.Offset : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ref Local At(int local, int offset)
    {
        if (local >= _locals.Length) Array.Resize(ref _locals, local + 16);
        ref var found = ref _locals[local];
        if (found.Body != _body) found = new() { Body = _body, Block = _block, Offset = offset };
        return ref found;
    }

    private struct Local
    {
        public int Body;
        public int Block;
        public int Offset;
        public bool Counts;
    }
}
