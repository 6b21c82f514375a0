using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Where the compiler leaves the debug information.</summary>
public enum Pdb { Beside, Embedded, None }

/// <summary>A folder of assemblies, each compiled from a string; it goes when the test does.</summary>
public sealed class Assemblies : IDisposable
{
    private static readonly MetadataReference[] Framework = [.. ReferenceAssemblies().Select(file => MetadataReference.CreateFromFile(file))];
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        """,
        Language,
        encoding: System.Text.Encoding.UTF8);

    private readonly List<MetadataReference> _references = [.. Framework];
    private CSharpCompilation? _bound;

    public Assemblies()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "src"));
        File.WriteAllText(Path.Combine(Folder, "Some.sln"), "");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("rules-").FullName;

    /// <summary>Compiles an assembly against all before it; later ones are compiled against this one.</summary>
    public Assemblies With(string name, string source, OptimizationLevel level = OptimizationLevel.Release, Pdb pdb = Pdb.Beside)
    {
        _references.Add(MetadataReference.CreateFromFile(Compile(name, name, source, level, pdb)));
        return this;
    }

    /// <summary>The types of all assemblies in the folder, or of one.</summary>
    public Types Types(string? name = null) => name is null ? Rules.Types.FromPath(Folder) : Rules.Types.FromFile(FileOf(name));

    public string FileOf(string name) => Path.Combine(Folder, name + ".dll");

    /// <summary>Compiles an assembly that nothing refers to, under a file name of its own.</summary>
    public string Compile(string file, string name, string source, OptimizationLevel level, Pdb pdb = Pdb.Beside)
    {
        var text = CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), Language, Path.Combine(Folder, "src", name + ".cs"));
        var isProgram = text.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any();
        CSharpCompilationOptions options = new(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: level,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        var compilation = Bound(name).AddSyntaxTrees(text).WithOptions(options);
        using var image = File.Create(FileOf(file));
        using var symbols = pdb == Pdb.Beside ? File.Create(Path.Combine(Folder, file + ".pdb")) : null;
        var emitted = compilation.Emit(image, symbols, options: new(
            debugInformationFormat: pdb == Pdb.Embedded ? DebugInformationFormat.Embedded : DebugInformationFormat.PortablePdb,
            pdbFilePath: pdb == Pdb.None ? null : file + ".pdb"));
        return emitted.Success ? FileOf(file) : throw new ArgumentException($"{source}\n{string.Join('\n', emitted.Diagnostics)}", nameof(source));
    }

    /// <summary>A module that belongs to no assembly.</summary>
    public static byte[] Module(string source)
    {
        using MemoryStream image = new();
        var compilation = CSharpCompilation.Create("Module", [Usings, CSharpSyntaxTree.ParseText(source, Language)], Framework, new(OutputKind.NetModule));
        Assert.True(compilation.Emit(image).Success);
        return image.ToArray();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Finding out what the references hold is most of the work of compiling a few lines: it is done once.
    private CSharpCompilation Bound(string name) => _bound is { } known && known.AssemblyName == name && known.ExternalReferences.Length == _references.Count
        ? known
        : _bound = CSharpCompilation.Create(name, [Usings], _references);

    private static IEnumerable<string> ReferenceAssemblies() => typeof(Assemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(metadata => metadata.Key == "ReferenceAssemblies")
        .SelectMany(metadata => Directory.GetFiles(metadata.Value!, "*.dll"));
}
