using System.Reflection;
using CleanTemplate.Architecture.Rules.Model;
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
