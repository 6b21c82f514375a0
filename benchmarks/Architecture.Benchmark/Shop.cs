using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace CleanTemplate.Architecture.Benchmark;

/// <summary>A shop of any size: the feature in the folder Feature, compiled under as many names as it takes.</summary>
internal static class Shop
{
    public const int ClassesPerFeature = 10;
    private const int FeaturesPerArea = 25;
    private const int FeaturesPerSlip = 100;
    private static readonly string[] Layers = ["Domain", "Application", "Infrastructure", "WebApi"];

    public static string Build(string folder, int classes)
    {
        var path = Path.Combine(folder, $"Shop{classes}.dll");
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            Enumerable.Range(0, classes / ClassesPerFeature).SelectMany(Feature).Prepend(Usings()),
            References(),
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(assembly, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return result.Success ? path : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    private static IEnumerable<SyntaxTree> Feature(int number) => Layers.Select(layer =>
    {
        var former = Math.Max(number - 1, 0);
        var source = Resource(layer)
            .Replace("ThisArea", Area(number), StringComparison.Ordinal)
            .Replace("FormerArea", Area(former), StringComparison.Ordinal)
            .Replace("Former", $"Product{former}", StringComparison.Ordinal)
            .Replace("Thing", $"Product{number}", StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText(number % FeaturesPerSlip == FeaturesPerSlip - 1 ? Slip(source) : source, path: $"/_/src/{layer}/{Area(number)}/Product{number}.cs", encoding: System.Text.Encoding.UTF8);
    });

    // What two of the rules catch: an aggregate that can be derived from, and a handler that reads the clock itself.
    private static string Slip(string source) => source
        .Replace("public sealed class", "public class", StringComparison.Ordinal)
        .Replace("clock.GetUtcNow()", "DateTimeOffset.UtcNow", StringComparison.Ordinal);

    private static string Area(int feature) => $"Area{feature / FeaturesPerArea}";

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(Shop).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static SyntaxTree Usings() => CSharpSyntaxTree.ParseText(string.Concat(
        ((string[])["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks"]).Select(name => $"global using {name};\n")));

    // The reference assemblies that the compiler of a real build gets: its output names System.Runtime, not the runtime's private core.
    private static IEnumerable<MetadataReference> References()
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var pack = Directory.GetDirectories(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref"), $"{Environment.Version.Major}.*").Max(StringComparer.Ordinal)!;
        return Directory.GetFiles(Path.Combine(pack, "ref", $"net{Environment.Version.Major}.0"), "*.dll")
            .Append(typeof(Shop).Assembly.Location)
            .Select(file => MetadataReference.CreateFromFile(file));
    }
}
