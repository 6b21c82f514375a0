using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>A set of assemblies, read once: their source types, and what each depends on. Every rule is a question to it.</summary>
internal sealed class CodeGraph
{
    private static readonly ConcurrentDictionary<string, Lazy<CodeGraph>> Read = new(StringComparer.Ordinal);
    private readonly List<SkippedFile> _skipped = [];
    private readonly Lazy<Dictionary<string, CodeType>> _byName;

    private CodeGraph(IEnumerable<string> files)
    {
        Dictionary<string, AssemblyImage> images = new(StringComparer.Ordinal);
        List<Part> parts = [];
        foreach (var file in files)
        {
            if (AssemblyImage.Open(file, out var why) is not { } image) _skipped.Add(new(file, why!));
            else if (!images.TryAdd(image.Name, image)) _skipped.Add(new(file, $"a second assembly {image.Name}"));
            else if (Undamaged(file, () => new References(image, Names)) is { } references) parts.Add(new(image, references));
            else images.Remove(image.Name);
        }
        foreach (var part in parts) part.Image.Neighbours = images;
        Images = [.. parts.Select(part => part.Image)];
        Folders = string.Join('|', Images.Select(image => Path.GetDirectoryName(Path.GetFullPath(image.Path))!).Distinct(StringComparer.Ordinal));
        Types = [.. parts.SelectMany(part => Undamaged(part.Image.Path, () => TypesOf(part)) ?? [])];
        _byName = new(() => Types.Where(type => !type.IsAssembly).DistinctBy(type => type.OwnName.RuntimeName, StringComparer.Ordinal)
            .ToDictionary(type => type.OwnName.RuntimeName, StringComparer.Ordinal));
    }

    public NameTable Names { get; } = new();

    /// <summary>The types as the source has them, and one that stands for each assembly and its attributes.</summary>
    public IReadOnlyList<CodeType> Types { get; }

    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>The type of that name, as the runtime writes it.</summary>
    public CodeType? Find(string runtimeName) => _byName.Value.GetValueOrDefault(runtimeName);

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

    private T? Undamaged<T>(string file, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BadImageFormatException damage)
        {
            _skipped.Add(new(file, $"damaged: {damage.Message}"));
            return null;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<CodeType> TypesOf(Part part)
    {
        var (image, references) = part;
        var scanner = references.Scanner;
        DependencySink sink = new();
        List<CodeType> types = [];

        var assembly = Names.Type(image.Name, image.Name, "<assembly>");
        sink.Begin(assembly, Names);
        scanner.ScanAssembly(sink);
        types.Add(new(this, image, references, assembly, [], sink.End()));

        foreach (var (name, handles) in PartsBySource(image, references))
        {
            sink.Begin(name, Names);
            foreach (var handle in handles) scanner.Scan(handle, sink);
            types.Add(new(this, image, references, name, handles, sink.End()));
        }
        return types;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Dictionary<NamedType, TypeDefinitionHandle[]> PartsBySource(AssemblyImage image, References references)
    {
        Dictionary<NamedType, TypeDefinitionHandle[]> parts = [];
        foreach (var handle in image.Types)
        {
            var name = references.Name(handle);
            if (name.IsHidden) continue;
            parts[name.Source!] = parts.TryGetValue(name.Source!, out var others) ? [.. others, handle] : [handle];
        }
        return parts;
    }

    private sealed record Part(AssemblyImage Image, References References);

    /// <summary>Collects each target of a type once.</summary>
    private sealed class DependencySink : UseSink
    {
        private readonly List<int> _targets = [];
        private int[] _lastSeen = [];
        private NameTable _names = null!;
        private NamedType _self = null!;
        private int _turn;

        public void Begin(NamedType self, NameTable names)
        {
            (_self, _names) = (self, names);
            _turn++;
            _targets.Clear();
        }

        public int[] End() => [.. _targets];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Add(int target, UseKind kind)
        {
            if (target >= _lastSeen.Length) Array.Resize(ref _lastSeen, Math.Max(target + 1, _names.Targets.Count * 2));
            if (_lastSeen[target] == _turn) return;
            _lastSeen[target] = _turn;
            if (_names.Targets[target].Type != _self) _targets.Add(target);
        }
    }
}

/// <summary>A file that was asked for and could not be read as an assembly, or has been read already.</summary>
/// <param name="Path">The file.</param>
/// <param name="Reason">Why it was skipped.</param>
public sealed record SkippedFile(string Path, string Reason);
