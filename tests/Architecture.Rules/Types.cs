using System.Reflection;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules;

/// <summary>The types of one or more assemblies: where every rule begins.</summary>
public sealed class Types
{
    private readonly CodeGraph _graph;

    private Types(IEnumerable<string> files) => _graph = CodeGraph.Of(files);

    /// <summary>The files that were asked for and are no .NET assemblies.</summary>
    [BeyondNetArchTest]
    public IReadOnlyList<SkippedFile> Skipped => _graph.Skipped;

    /// <summary>The types of an assembly.</summary>
    public static Types InAssembly(Assembly assembly) => InAssemblies([assembly]);

    /// <summary>The types of several assemblies, and the dependencies between them.</summary>
    public static Types InAssemblies(IEnumerable<Assembly> assemblies) => new(assemblies.Select(assembly => assembly.Location));

    /// <summary>The types of several assembly files.</summary>
    [BeyondNetArchTest]
    public static Types InFiles(IEnumerable<string> paths) => new(paths);

    /// <summary>The types of an assembly file; a bare name is looked for beside the running tests.</summary>
    public static Types FromFile(string filename)
    {
        var path = Path.Combine(AppContext.BaseDirectory, filename);
        return File.Exists(path) ? new([path]) : throw new FileNotFoundException($"There is no assembly {path}. Is its project built?", path);
    }

    /// <summary>The types of all assemblies (*.dll) in a folder.</summary>
    public static Types FromPath(string path) =>
        Directory.Exists(path) ? new(Directory.GetFiles(path, "*.dll").Order(StringComparer.Ordinal)) : throw new DirectoryNotFoundException($"There is no folder {path}.");

    /// <summary>Chooses among the types.</summary>
    public Predicates That() => new(new(_graph));

    /// <summary>Says what every type should be like.</summary>
    public Conditions Should() => new(new(new(_graph), wanted: true));

    /// <summary>Says what no type should be like.</summary>
    public Conditions ShouldNot() => new(new(new(_graph), wanted: false));

    /// <summary>All of them.</summary>
    public IReadOnlyList<CodeType> GetTypes() => new PredicateList(_graph).GetTypes();
}

/// <summary>A selection of types.</summary>
public sealed class PredicateList
{
    private readonly CodeGraph _graph;
    private readonly QuestionSequence _predicates = new();

    internal PredicateList(CodeGraph graph) => _graph = graph;

    /// <summary>And at the same time.</summary>
    public Predicates And() => new(this);

    /// <summary>Or else; what follows is a new group of predicates.</summary>
    public Predicates Or()
    {
        _predicates.StartGroup();
        return new(this);
    }

    /// <summary>Says what the selected types should be like.</summary>
    public Conditions Should() => new(new(this, wanted: true));

    /// <summary>Says what no selected type should be like.</summary>
    public Conditions ShouldNot() => new(new(this, wanted: false));

    /// <summary>The selected types.</summary>
    public IReadOnlyList<CodeType> GetTypes() => [.. Selected.Where(type => !type.IsAssembly)];

    /// <summary>Cuts the selection into slices, such as business areas; types with null belong to none.</summary>
    [BeyondNetArchTest]
    public Slices SlicedBy(Func<CodeType, string?> slice) => new(_graph, GetTypes(), slice);

    internal CodeGraph Graph => _graph;

    internal IEnumerable<string> Names => _predicates.Names;

    internal IReadOnlyList<CodeType> Selected
    {
        get
        {
            var asksAssemblies = _predicates.AsksAssemblies;
            return Cores.Where(_graph.Types, type => (asksAssemblies || !type.IsAssembly) && _predicates.Holds(type));
        }
    }

    internal PredicateList Add(Question predicate)
    {
        _predicates.Add(predicate);
        return this;
    }
}
