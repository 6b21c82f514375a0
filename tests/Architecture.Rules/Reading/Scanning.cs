using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

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
