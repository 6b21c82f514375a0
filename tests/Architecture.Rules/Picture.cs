using System.Text;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules;

/// <summary>The solution as a Mermaid flowchart: which layer uses which, and which business area.</summary>
[BeyondNetArchTest]
public static class Picture
{
    private static readonly string[] Layers = ["WebApi", "Infrastructure", "Application", "Domain"];

    /// <summary>Draws the solution above the running program, from its last build.</summary>
    public static string OfTheSolution() => Of(Types.InFiles(Layers.Select(LastBuild)));

    /// <summary>Draws some types.</summary>
    public static string Of(Types types)
    {
        var areas = types.GetTypes().Where(type => LayerOf(type) == "Application").Select(type => Segment(type, 0))
            .OfType<string>().Where(area => area != "Common").ToHashSet(StringComparer.Ordinal);
        StringBuilder text = new("flowchart TD\n");
        Draw("Layers", types.That().AreNotNested().SlicedBy(LayerOf).Graph);
        Draw("Areas", types.That().AreNotNested().SlicedBy(type => Enumerable.Range(0, 3).Select(depth => Segment(type, depth)).FirstOrDefault(name => name is not null && areas.Contains(name))).Graph);
        return text.ToString();

        void Draw(string title, IReadOnlyDictionary<string, IReadOnlySet<string>> graph)
        {
            text.Append("  subgraph ").Append(title).Append('\n');
            foreach (var (from, uses) in graph)
            {
                text.Append("    ").Append(from).Append('\n');
                foreach (var to in uses.Order(StringComparer.Ordinal)) text.Append("    ").Append(from).Append(" --> ").Append(to).Append('\n');
            }
            text.Append("  end\n");
        }
    }

    private static string? LayerOf(CodeType type) => Layers.FirstOrDefault(layer => type.AssemblyName.EndsWith($".{layer}", StringComparison.Ordinal));

    /// <summary>A segment of the namespace, counted after the layer.</summary>
    private static string? Segment(CodeType type, int depth) => type.Namespace.Split('.').SkipWhile(segment => !Layers.Contains(segment)).ElementAtOrDefault(depth + 1);

    private static string LastBuild(string layer) => new DirectoryInfo(Path.Combine(SolutionFolder.Path, "src", layer, "bin"))
        .EnumerateFiles($"*.{layer}.dll", SearchOption.AllDirectories)
        .Where(file => file.Directory!.Name != "ref")
        .MaxBy(file => file.LastWriteTimeUtc)?.FullName ?? throw new FileNotFoundException($"src/{layer} is not built. Run dotnet build first.");
}
