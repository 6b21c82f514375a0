using System.Collections.Concurrent;
using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Finds what the read assemblies only name: beside them, in the output folder, in the shared frameworks.</summary>
internal static class Resolver
{
    private static readonly ConcurrentDictionary<string, AssemblyImage?> Opened = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(AssemblyImage From, string? Assembly, string FullName), (AssemblyImage, TypeDefinitionHandle)?> Found = [];

    /// <summary>The folders of .NET's shared frameworks, of the version that runs this code.</summary>
    public static IReadOnlyList<string> Frameworks { get; } = FindFrameworks();

    /// <summary>The definition of a type, through as many forwards as it takes.</summary>
    public static (AssemblyImage Image, TypeDefinitionHandle Handle)? Find(AssemblyImage from, TypeShape type) =>
        Found.GetOrAdd((from, type.Assembly, type.FullName), static key => Find(key.From, key.Assembly, key.FullName));

    /// <summary>An assembly whose metadata is asked for, but no code: opened once per process.</summary>
    public static AssemblyImage? Open(string path) => Opened.GetOrAdd(path, static file => AssemblyImage.Open(file, out _, withCode: false));

    private static (AssemblyImage Image, TypeDefinitionHandle Handle)? Find(AssemblyImage from, string? assembly, string fullName)
    {
        const int mostForwards = 8;
        var image = assembly is null || assembly == from.Name ? from : Assembly(from, assembly);
        for (var hops = 0; image is not null && hops < mostForwards; hops++)
        {
            if (image.Find(fullName) is { } handle) return (image, handle);
            image = image.ForwardOf(fullName) is { } next ? Assembly(image, next) : null;
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
