using System.Reflection.Metadata;
using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>Base types and interfaces, through every assembly that can be found, with generic arguments filled in.</summary>
internal static class Ancestry
{
    public static IEnumerable<TypeShape> BaseTypes(AssemblyImage image, TypeDefinitionHandle type)
    {
        for (TypeShape? next = BaseType(image, type); next is not null;)
        {
            yield return next;
            if (Resolver.Find(image, next) is not ({ } home, var handle)) yield break;
            (next, image) = (BaseType(home, handle)?.With(next.Arguments), home);
        }
    }

    public static IEnumerable<TypeShape> Interfaces(AssemblyImage image, TypeDefinitionHandle type)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Stack<(AssemblyImage Image, TypeDefinitionHandle Type, TypeShape? Self)> open = new([(image, type, null)]);
        while (open.TryPop(out var current))
        {
            var definition = current.Image.Reader.GetTypeDefinition(current.Type);
            var shapes = current.Image.Shapes;
            foreach (var handle in definition.GetInterfaceImplementations())
            {
                var face = Fill(shapes.Of(current.Image.Reader.GetInterfaceImplementation(handle).Interface), current.Self);
                if (!seen.Add(face.ToString())) continue;
                yield return face;
                Push(current.Image, face);
            }
            if (!definition.BaseType.IsNil) Push(current.Image, Fill(shapes.Of(definition.BaseType), current.Self));
        }

        static TypeShape Fill(TypeShape shape, TypeShape? self) => self is null ? shape : shape.With(self.Arguments);
        void Push(AssemblyImage from, TypeShape shape)
        {
            if (Resolver.Find(from, shape) is ({ } home, var handle)) open.Push((home, handle, shape));
        }
    }

    private static TypeShape? BaseType(AssemblyImage image, TypeDefinitionHandle type) =>
        image.Reader.GetTypeDefinition(type).BaseType is { IsNil: false } handle ? image.Shapes.Of(handle) : null;
}
