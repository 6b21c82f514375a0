using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Finds what the read assemblies only name: beside them, in the output folder, in the shared frameworks.</summary>
internal static class Resolver
{
    private static readonly ConcurrentDictionary<string, AssemblyImage?> Opened = new(StringComparer.Ordinal);

    /// <summary>The folders of .NET's shared frameworks, of the version that runs this code.</summary>
    public static IReadOnlyList<string> Frameworks { get; } = FindFrameworks();

    /// <summary>The definition behind any handle of a type; null for an array and the like, and for what is nowhere to be found.</summary>
    public static Definition? Find(AssemblyImage from, EntityHandle type) => from.DefinitionOf(type) switch
    {
        { Kind: HandleKind.TypeDefinition, IsNil: false } handle => new(from, (TypeDefinitionHandle)handle),
        { Kind: HandleKind.TypeReference } handle => (from.Homes[MetadataTokens.GetRowNumber(handle)] ??= new(() => Find(from, from.Shapes.Of(handle)))).Value,
        _ => null,
    };

    /// <summary>An assembly whose metadata is asked for, but no code: opened once per process.</summary>
    public static AssemblyImage? Open(string path) => Opened.GetOrAdd(path, static file => AssemblyImage.Open(file, out _, withCode: false));

    /// <summary>The definition of a type by its name, through as many forwards as it takes.</summary>
    public static Definition? Find(AssemblyImage from, TypeShape type)
    {
        const int mostForwards = 8;
        var image = type.Assembly is null || type.Assembly == from.Name ? from : Assembly(from, type.Assembly);
        for (var hops = 0; image is not null && hops < mostForwards; hops++)
        {
            if (image.Find(type.FullName) is { } handle) return new(image, handle);
            image = image.ForwardOf(type.FullName) is { } next ? Assembly(image, next) : null;
        }
        return null;
    }

    private static AssemblyImage? Assembly(AssemblyImage from, string name) => from.Neighbours.TryGetValue(name, out var neighbour) ? neighbour : Folders(from)
        .Select(folder => Path.Combine(folder, name + ".dll"))
        .Where(File.Exists)
        .Select(Open)
        .FirstOrDefault(image => image is not null);

    private static IEnumerable<string> Folders(AssemblyImage from) => [Path.GetDirectoryName(Path.GetFullPath(from.Path))!, AppContext.BaseDirectory, .. Frameworks];

    private static string[] FindFrameworks()
    {
        var own = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var version = Path.GetFileName(own);
        var shared = Path.GetFullPath(Path.Combine(own, "..", ".."));
        return [own, .. Directory.GetDirectories(shared).Select(framework => Path.Combine(framework, version)).Where(folder => folder != own && Directory.Exists(folder))];
    }
}

/// <summary>A type where it is defined.</summary>
internal sealed record Definition(AssemblyImage Image, TypeDefinitionHandle Handle);

/// <summary>Reads the types of one assembly: all of them once, by as many workers as are worth it, and later single ones again.</summary>
internal sealed class Scanning
{
    private readonly CodeGraph _graph;
    private readonly TypeNames _types;
    private readonly ConcurrentBag<TypeScanner> _scanners = [];

    public Scanning(CodeGraph graph, AssemblyImage image)
    {
        (_graph, Image) = (graph, image);
        // Needed next, and as long in the making as the names: by another core.
        _ = Task.Run(() => (image.Attributes, image.Properties, image.Events));
        _types = new(image, graph.Names);
    }

    public AssemblyImage Image { get; }

    /// <summary>One that stands for the assembly and its attributes, then the types as the source has them.</summary>
    public CodeType[] Types()
    {
        List<NamedType> sources = [_graph.Names.Type(Image.Name, Image.Name, "<assembly>"), .. _types.Sources];
        var types = new CodeType[sources.Count];
        Cores.Share(types.Length, () =>
        {
            DependencySink sink = new(_graph.Names);
            var scanner = NewScanner();
            _scanners.Add(scanner);
            return i =>
            {
                sink.Begin(sources[i]);
                scanner.Scan(sources[i], sink);
                types[i] = new(_graph, this, sources[i], sink.End());
            };
        });
        return types;
    }

    /// <summary>Each use that a type makes, its member and its line: for the few types that a rule wants to know everything about.</summary>
    public IReadOnlyList<CodeUse> Uses(CodeType type)
    {
        UseReader uses = new(type, _types);
        var scanner = _scanners.TryTake(out var free) ? free : NewScanner();
        scanner.Scan(type.OwnName, uses);
        _scanners.Add(scanner);
        return uses.Found;
    }

    private TypeScanner NewScanner() => new(Image, _types, new(Image, _types, _graph.Names));

    /// <summary>Collects each target of a type once.</summary>
    private sealed class DependencySink(NameTable names) : UseSink
    {
        private readonly List<int> _targets = [];
        private int[] _lastSeen = [];
        private NamedType _self = null!;
        private int _turn;

        public void Begin(NamedType self)
        {
            _self = self;
            _turn++;
            _targets.Clear();
        }

        public int[] End() => [.. _targets];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Add(int target, UseKind kind)
        {
            const int growth = 1000;
            if (target >= _lastSeen.Length) Array.Resize(ref _lastSeen, names.Count + growth);
            if (_lastSeen[target] == _turn) return;
            _lastSeen[target] = _turn;
            if (names.TypeOf(target) != _self) _targets.Add(target);
        }
    }
}
