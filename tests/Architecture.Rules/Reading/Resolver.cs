using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
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
