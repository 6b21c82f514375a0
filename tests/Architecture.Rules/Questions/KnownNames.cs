using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>Whether a namespace, type or member exists anywhere a dependency could come from. A rule about a name that does not cannot fail.</summary>
internal static class KnownNames
{
    private static readonly ConcurrentDictionary<string, bool> InFiles = new(StringComparer.Ordinal);

    public static bool Exist(string name, CodeGraph graph) =>
        graph.Names.AnyType(type => NameSet.IsWithin(type.FullName, name))
        || graph.Images.Any(image => Defines(image, name))
        || InFiles.GetOrAdd($"{graph.Folders}|{name}", _ => Files(graph, name).Any(file => Resolver.Open(file) is { } image && Defines(image, name)));

    public static bool AssemblyExists(string assembly, CodeGraph graph) =>
        graph.Names.AnyType(type => type.Assembly == assembly)
        || graph.Folders.Split('|').Concat([AppContext.BaseDirectory, .. Resolver.Frameworks]).Any(folder => File.Exists(Path.Combine(folder, assembly + ".dll")));

    // The likely ones first: an assembly is mostly called like its namespaces, and the core of the framework holds the rest.
    private static IEnumerable<string> Files(CodeGraph graph, string name) => graph.Folders.Split('|').Concat([AppContext.BaseDirectory]).Concat(Resolver.Frameworks)
        .Distinct(StringComparer.Ordinal)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"))
        .OrderByDescending(file => Path.GetFileNameWithoutExtension(file) switch
        {
            var assembly when NameSet.IsWithin(name, assembly) => assembly.Length,
            "System.Private.CoreLib" => 1,
            _ => 0,
        });

    private static bool Defines(AssemblyImage image, string name)
    {
        var rest = name.Split('(')[0].Split('.').AsSpan();
        var here = image.Reader.GetNamespaceDefinitionRoot();
        while (rest.Length > 0)
        {
            if (TypeCalled(image, here.TypeDefinitions, rest[0]) is { } type && DefinesMember(image, type, rest[1..], name)) return true;
            var inner = here.NamespaceDefinitions.Select(image.Reader.GetNamespaceDefinition).ToList();
            var segment = rest[0];
            var next = inner.FindIndex(space => image.Reader.StringComparer.Equals(space.Name, segment));
            if (next < 0) return false;
            here = inner[next];
            rest = rest[1..];
        }
        return true;
    }

    private static bool DefinesMember(AssemblyImage image, TypeDefinitionHandle type, ReadOnlySpan<string> rest, string name)
    {
        if (rest.Length == 0) return true;
        var definition = image.Reader.GetTypeDefinition(type);
        if (TypeCalled(image, definition.GetNestedTypes(), rest[0]) is { } nested && DefinesMember(image, nested, rest[1..], name)) return true;
        // Library.Book..ctor has an empty segment before the name of the constructor.
        if (rest is ["", var constructor]) rest = new[] { $".{constructor}" };
        if (rest.Length > 1) return false;
        var member = rest[0];
        var parameters = name.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? name[open..] : null;
        return definition.GetMethods().Any(method => Is(image, method, image.Reader.GetString(image.Reader.GetMethodDefinition(method).Name), member, parameters))
            || definition.GetFields().Any(field => image.Reader.StringComparer.Equals(image.Reader.GetFieldDefinition(field).Name, member));
    }

    private static bool Is(AssemblyImage image, MethodDefinitionHandle handle, string method, string member, string? parameters) =>
        Generated.MemberName(method) == member && (parameters is null || new Target(null!, image, handle).Parameters == parameters);

    private static TypeDefinitionHandle? TypeCalled(AssemblyImage image, IEnumerable<TypeDefinitionHandle> types, string name)
    {
        foreach (var type in types)
            if (Generated.PlainName(image.Reader.GetString(image.Reader.GetTypeDefinition(type).Name)) == name) return type;
        return null;
    }
}
