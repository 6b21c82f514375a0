using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Base types and interfaces, through every assembly that can be found, with generic arguments filled in.</summary>
internal static class Ancestry
{
    public static List<TypeShape> BaseTypes(AssemblyImage image, TypeDefinitionHandle type)
    {
        List<TypeShape> found = [];
        ImmutableArray<TypeShape> arguments = [];
        for (Definition? next = new(image, type); next is not null && BaseOf(next) is { IsNil: false } parent; next = ParentOf(next))
        {
            found.Add(next.Image.Shapes.Of(parent).With(arguments));
            arguments = found[^1].Arguments;
        }
        return found;
    }

    /// <summary>The definition of the base type; null when it has none, or none that can be found.</summary>
    public static Definition? ParentOf(Definition type) => Resolver.Find(type.Image, BaseOf(type));

    /// <summary>Those of the type, of its base type, and of these interfaces themselves.</summary>
    public static TypeShape[] Interfaces(AssemblyImage image, TypeDefinitionHandle type) =>
        image.Interfaces[MetadataTokens.GetRowNumber(type)] ??= FindInterfaces(image, type);

    private static TypeShape[] FindInterfaces(AssemblyImage image, TypeDefinitionHandle type)
    {
        List<TypeShape> found = [];
        foreach (var implementation in image.Reader.GetTypeDefinition(type).GetInterfaceImplementations())
        {
            var handle = image.Reader.GetInterfaceImplementation(implementation).Interface;
            found.Add(image.Shapes.Of(handle));
            Inherit(handle);
        }
        if (BaseOf(new(image, type)) is { IsNil: false } parent) Inherit(parent);
        return found.Count < 2 ? [.. found] : [.. found.DistinctBy(face => face.ToString(), StringComparer.Ordinal)];

        void Inherit(EntityHandle handle)
        {
            if (Resolver.Find(image, handle) is not var (home, definition) || Interfaces(home, definition) is not [_, ..] inherited) return;
            var arguments = image.Shapes.Of(handle).Arguments;
            foreach (var face in inherited) found.Add(face.With(arguments));
        }
    }

    private static EntityHandle BaseOf(Definition type) => type.Image.Reader.GetTypeDefinition(type.Handle).BaseType;
}
