using System.Collections.Concurrent;
using System.Text.Json;
using CleanTemplate.Architecture.Rules.Questions;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A project and everything that it references, used or not, as NuGet resolved it (<c>obj/project.assets.json</c>).</summary>
[BeyondNetArchTest]
public sealed class Project
{
    private const string SharedFramework = "Microsoft.NETCore.App";
    private static readonly string[] AssetKinds = ["compile", "runtime"];
    private readonly string _folder;
    private readonly string _file;

    private Project(string folder)
    {
        _folder = folder;
        var path = Path.Combine(SolutionFolder.Path, folder);
        _file = Directory.Exists(path) ? Directory.GetFiles(path, "*.csproj").Single() : throw new DirectoryNotFoundException($"There is no project folder {path}.");
        var assets = Path.Combine(path, "obj", "project.assets.json");
        if (!File.Exists(assets)) throw new FileNotFoundException($"There is no {assets}. Build the solution first.", assets);

        using var document = JsonDocument.Parse(File.ReadAllBytes(assets));
        var libraries = document.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject().ToList();
        Projects = [.. libraries.Where(library => TypeOf(library) == "project").Select(NameOf)];
        Packages = [.. libraries.Where(library => TypeOf(library) == "package" && IsUsedByCode(library)).Select(NameOf)];
        Frameworks = [.. document.RootElement.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .Where(framework => framework.Value.TryGetProperty("frameworkReferences", out _))
            .SelectMany(framework => framework.Value.GetProperty("frameworkReferences").EnumerateObject())
            .Select(reference => reference.Name).Where(name => name != SharedFramework)];
    }

    /// <summary>The projects it references, directly or through others, by assembly name.</summary>
    public IReadOnlyList<string> Projects { get; }

    /// <summary>The packages whose assemblies it gets, directly or through others.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>The shared frameworks beside the base one, such as Microsoft.AspNetCore.App.</summary>
    public IReadOnlyList<string> Frameworks { get; }

    /// <summary>The project in a folder of the solution: <c>src/Domain</c>.</summary>
    public static Project In(string folder) => new(folder);

    /// <summary>It references no other projects than these.</summary>
    public Rule ShouldReferenceOnlyProjects(params string[] allowed) => new ReferenceRule(this, "project", Projects.Except(allowed, StringComparer.Ordinal));

    /// <summary>It gets no other packages and shared frameworks than these; a name also stands for those that continue it after a dot.</summary>
    public Rule ShouldReferenceOnlyPackages(params string[] allowed) =>
        new ReferenceRule(this, "package", Packages.Concat(Frameworks).Where(package => !allowed.Any(name => NameSet.IsWithin(package, name))));

    private static string TypeOf(JsonProperty library) => library.Value.GetProperty("type").GetString()!;

    private static string NameOf(JsonProperty library) => library.Name[..library.Name.IndexOf('/', StringComparison.Ordinal)];

    // Analyzers and build tools bring no assembly; "_._" says so for one of them.
    private static bool IsUsedByCode(JsonProperty library) => AssetKinds
        .Where(kind => library.Value.TryGetProperty(kind, out _))
        .SelectMany(kind => library.Value.GetProperty(kind).EnumerateObject())
        .Any(asset => !asset.Name.EndsWith("_._", StringComparison.Ordinal));

    private sealed class ReferenceRule(Project project, string what, IEnumerable<string> forbidden) : Rule
    {
        private protected override Findings Find() => new(1, [.. forbidden.Select(name => Violation(name))], []);

        private Violation Violation(string name)
        {
            var lines = File.ReadAllLines(project._file);
            var line = Array.FindIndex(lines, text => text.Contains($"\"{name}\"", StringComparison.Ordinal) || text.Contains($"/{name[(name.LastIndexOf('.') + 1)..]}.csproj\"", StringComparison.Ordinal));
            return new(null, null, $"{project._folder}/{Path.GetFileName(project._file)}", line < 0 ? null : line + 1, $"{project._folder} references the {what} {name}{(line < 0 ? " through another one" : "")}");
        }
    }
}

/// <summary>Where the solution under test lies on this machine.</summary>
[BeyondNetArchTest]
public static class SolutionFolder
{
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    /// <summary>The nearest folder above the running tests that holds a solution file.</summary>
    public static string Path => field ??= Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds a solution (*.sln, *.slnx).");

    internal static string? Above(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || !Directory.Exists(folder)) return null;
        return Known.GetOrAdd(folder, _ => Directory.EnumerateFiles(folder, "*.sln*").Any(file => System.IO.Path.GetExtension(file) is ".sln" or ".slnx")
            ? folder
            : Above(System.IO.Path.GetDirectoryName(folder)));
    }
}
