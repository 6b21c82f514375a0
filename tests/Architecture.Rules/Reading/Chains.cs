using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>
/// The rows of a table by the entity they belong to, in one walk through the table. The reader searches anew at each question:
/// for attributes once per member, for properties from the top of the table once per type.
/// </summary>
internal sealed class Chains
{
    private readonly RowNumbers _first;
    private readonly int[] _next;

    // From the last to the first, so that each chain keeps the order of the table.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Chains(MetadataReader reader, TableIndex table, Func<int, EntityHandle> owner)
    {
        _first = new(reader);
        _next = new int[reader.GetTableRowCount(table) + 1];
        for (var row = _next.Length - 1; row > 0; row--)
        {
            ref var first = ref _first[owner(row)];
            (_next[row], first) = (first, row);
        }
    }

    /// <summary>The number of the owner's first row; 0 when it has none.</summary>
    public int First(EntityHandle owner) => _first[owner];

    /// <summary>The number of the row after it; 0 when it is the last.</summary>
    public int Next(int row) => _next[row];

    /// <summary>The numbers of all rows of an owner.</summary>
    public IEnumerable<int> Of(EntityHandle owner)
    {
        for (var row = First(owner); row != 0; row = Next(row)) yield return row;
    }
}

/// <summary>One integer for every entity, 0 at first.</summary>
internal sealed class RowNumbers(MetadataReader reader)
{
    private readonly int[]?[] _tables = new int[]?[byte.MaxValue + 1];

    public ref int this[EntityHandle entity]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref (_tables[(int)entity.Kind] ??= Table(entity.Kind))[MetadataTokens.GetRowNumber(entity)];
    }

    private int[] Table(HandleKind kind) => new int[(MetadataTokens.TryGetTableIndex(kind, out var table) ? reader.GetTableRowCount(table) : 0) + 1];
}
