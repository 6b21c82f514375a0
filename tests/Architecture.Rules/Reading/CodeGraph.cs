using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>A set of assemblies, read once: their source types, and what each depends on. Every rule is a question to it.</summary>
internal sealed class CodeGraph
{
    private static readonly ConcurrentDictionary<string, Lazy<CodeGraph>> Read = new(StringComparer.Ordinal);
    private readonly List<SkippedFile> _skipped = [];

    private CodeGraph(IEnumerable<string> files)
    {
        Dictionary<string, AssemblyImage> images = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (AssemblyImage.Open(file, out var why) is not { } image) _skipped.Add(new(file, why!));
            else if (!images.TryAdd(image.Name, image)) _skipped.Add(new(file, $"a second assembly {image.Name}"));
        }
        Names = new([.. images.Values]);
        List<Scanning> scannings = [];
        foreach (var image in Names.Images)
        {
            if (Undamaged(image, () => new Scanning(this, image)) is { } scanning) scannings.Add(scanning);
            else images.Remove(image.Name);
        }
        foreach (var image in images.Values) image.Neighbours = images;
        Images = [.. scannings.Select(scanning => scanning.Image)];
        Folders = string.Join('|', Images.Select(image => Path.GetDirectoryName(Path.GetFullPath(image.Path))!).Distinct(StringComparer.Ordinal));
        Types = [.. scannings.SelectMany(scanning => Undamaged(scanning.Image, scanning.Types) ?? [])];
    }

    public NameTable Names { get; }

    /// <summary>The types as the source has them, and one that stands for each assembly and its attributes.</summary>
    public IReadOnlyList<CodeType> Types { get; }

    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>The folders the files lie in, separated by |.</summary>
    public string Folders { get; }

    public IReadOnlyList<AssemblyImage> Images { get; }

    /// <summary>The graph of these files; the same files are read once per process, as long as they stay what they are.</summary>
    public static CodeGraph Of(IEnumerable<string> files)
    {
        string[] paths = [.. files.Select(Path.GetFullPath)];
        var key = string.Join('|', paths.Select(path => $"{path}?{File.GetLastWriteTimeUtc(path).Ticks}"));
        return Read.GetOrAdd(key, _ => new(() => new(paths))).Value;
    }

    private T? Undamaged<T>(AssemblyImage image, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BadImageFormatException damage)
        {
            _skipped.Add(new(image.Path, $"damaged: {damage.Message}"));
            return null;
        }
    }
}

/// <summary>A file that was asked for and could not be read as an assembly, or has been read already.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why it was skipped.</param>
public sealed record SkippedFile(string Path, string Reason);

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
