using System.Collections.Concurrent;
using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Base types and interfaces, through every assembly that can be found, with generic arguments filled in.</summary>
internal static class Ancestry
{
    private static readonly ConcurrentDictionary<(AssemblyImage Image, TypeDefinitionHandle Type), IReadOnlyList<TypeShape>> Known = [];

    public static IEnumerable<TypeShape> BaseTypes(AssemblyImage image, TypeDefinitionHandle type)
    {
        for (TypeShape? next = BaseType(image, type); next is not null;)
        {
            yield return next;
            if (Resolver.Find(image, next) is not ({ } home, var handle)) yield break;
            (next, image) = (BaseType(home, handle)?.With(next.Arguments), home);
        }
    }

    /// <summary>Those of the type, of its base type, and of these interfaces themselves.</summary>
    public static IReadOnlyList<TypeShape> Interfaces(AssemblyImage image, TypeDefinitionHandle type) =>
        Known.GetOrAdd((image, type), static key => FindInterfaces(key.Image, key.Type));

    private static List<TypeShape> FindInterfaces(AssemblyImage image, TypeDefinitionHandle type)
    {
        List<TypeShape> found = [];
        foreach (var handle in image.Reader.GetTypeDefinition(type).GetInterfaceImplementations())
        {
            var face = image.Shapes.Of(image.Reader.GetInterfaceImplementation(handle).Interface);
            found.Add(face);
            found.AddRange(InheritedBy(face));
        }
        if (BaseType(image, type) is { } parent) found.AddRange(InheritedBy(parent));
        return found.Count < 2 ? found : [.. found.DistinctBy(face => face.ToString(), StringComparer.Ordinal)];

        IEnumerable<TypeShape> InheritedBy(TypeShape shape) => Resolver.Find(image, shape) is ({ } home, var handle)
            ? Interfaces(home, handle).Select(face => face.With(shape.Arguments))
            : [];
    }

    private static TypeShape? BaseType(AssemblyImage image, TypeDefinitionHandle type) =>
        image.Reader.GetTypeDefinition(type).BaseType is { IsNil: false } handle ? image.Shapes.Of(handle) : null;
}
