using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>Whether a namespace, type or member exists anywhere a dependency could come from. A rule about a name that does not cannot fail.</summary>
internal static class KnownNames
{
    private static readonly ConcurrentDictionary<string, bool> InFiles = new(StringComparer.Ordinal);

    public static bool Exist(string name, CodeGraph graph) =>
        graph.Names.AnyType(type => NameSet.IsWithin(type.FullName, name) || (NameSet.IsWithin(name, type.FullName) && DefinesMember(graph, type, name)))
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

    private static bool DefinesMember(CodeGraph graph, NamedType type, string name) =>
        type.Parts is { } parts && graph.Images.FirstOrDefault(image => image.Name == type.Assembly) is { } image
        && DefinesMember(image, MetadataTokens.TypeDefinitionHandle(parts[0]), Segments(name[type.FullName.Length..])[1..], name);

    // Which part of the name is the namespace is to be found out.
    private static bool Defines(AssemblyImage image, string name)
    {
        var path = name.Split('(')[0];
        if (path.Length == 0) return false;
        if (HasNamespace(image, path)) return true;
        for (var end = path.Length; end >= 0;)
        {
            end = path.LastIndexOf('.', Math.Max(end - 1, 0));
            var rest = Segments(path[(end + 1)..]);
            if (TypesIn(image, path[..Math.Max(end, 0)], rest[0]).Any(type => DefinesMember(image, type, rest[1..], name))) return true;
        }
        return false;
    }

    private static bool HasNamespace(AssemblyImage image, string name)
    {
        var compare = image.Reader.StringComparer;
        foreach (var handle in image.Reader.TypeDefinitions)
        {
            var space = image.Reader.GetTypeDefinition(handle).Namespace;
            if (compare.StartsWith(space, name) && NameSet.IsWithin(image.Reader.GetString(space), name)) return true;
        }
        return false;
    }

    private static IEnumerable<TypeDefinitionHandle> TypesIn(AssemblyImage image, string space, string name)
    {
        var compare = image.Reader.StringComparer;
        foreach (var handle in image.Reader.TypeDefinitions)
        {
            var type = image.Reader.GetTypeDefinition(handle);
            if (compare.StartsWith(type.Name, name) && compare.Equals(type.Namespace, space) && !type.IsNested && IsCalled(image, handle, name)) yield return handle;
        }
    }

    private static bool DefinesMember(AssemblyImage image, TypeDefinitionHandle type, string[] rest, string name)
    {
        if (rest.Length == 0) return true;
        var definition = image.Reader.GetTypeDefinition(type);
        foreach (var nested in definition.GetNestedTypes())
            if (IsCalled(image, nested, rest[0]) && DefinesMember(image, nested, rest[1..], name)) return true;
        // Library.Book..ctor has an empty segment before the name of the constructor.
        if (rest is ["", var constructor]) rest = [$".{constructor}"];
        if (rest.Length > 1) return false;
        var parameters = name.IndexOf('(', StringComparison.Ordinal) is > 0 and var open ? name[open..] : null;
        foreach (var method in definition.GetMethods())
            if (Is(image, method, image.Reader.GetString(image.Reader.GetMethodDefinition(method).Name), rest[0], parameters)) return true;
        foreach (var field in definition.GetFields())
            if (image.Reader.StringComparer.Equals(image.Reader.GetFieldDefinition(field).Name, rest[0])) return true;
        return false;
    }

    private static string[] Segments(string name) => name.Split('(')[0].Split('.');

    private static bool Is(AssemblyImage image, MethodDefinitionHandle handle, string method, string member, string? parameters) =>
        Generated.MemberName(method) == member && (parameters is null || new Target(null!, image, handle).Parameters == parameters);

    private static bool IsCalled(AssemblyImage image, TypeDefinitionHandle type, string name) =>
        Generated.PlainName(image.Reader.GetString(image.Reader.GetTypeDefinition(type).Name)) == name;
}

/// <summary>
/// Names of namespaces, types or members, each standing for everything below it. They match by whole segments and to the letter:
/// App.Data is not App.Database. A member may name its parameters: System.Guid.CreateVersion7().
/// </summary>
internal sealed class NameSet(params IReadOnlyList<string> names)
{
    private enum Verdict : byte { Unknown, No, Yes, SomeMembers }

    private Verdict[] _verdicts = [];

    public IReadOnlyList<string> Names => names;

    public static bool IsWithin(string fullName, string name) =>
        fullName.StartsWith(name, StringComparison.Ordinal) && (fullName.Length == name.Length || fullName[name.Length] == '.');

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Matches(NameTable table, int target)
    {
        if (_verdicts.Length < table.Count) Array.Resize(ref _verdicts, table.Count);
        ref var verdict = ref _verdicts[target];
        if (verdict == Verdict.Unknown) verdict = Judge(table, target);
        return verdict == Verdict.Yes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MatchesAny(CodeType type)
    {
        foreach (var target in type.Targets)
            if (Matches(type.Graph.Names, target)) return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MatchesAll(CodeType type)
    {
        foreach (var target in type.Targets)
            if (!Matches(type.Graph.Names, target)) return false;
        return true;
    }

    private Verdict Judge(NameTable table, int target)
    {
        var type = table.TypeOf(target);
        if (type.Target == target) return Judge(type.FullName);
        if (Matches(table, type.Target)) return Verdict.Yes;
        if (_verdicts[type.Target] == Verdict.No) return Verdict.No;
        var member = table[target];
        var name = member.ToString();
        return names.Any(wanted => wanted == name || (wanted.EndsWith(')') && wanted == name + member.Parameters)) ? Verdict.Yes : Verdict.No;
    }

    private Verdict Judge(string type)
    {
        var verdict = Verdict.No;
        foreach (var name in names)
        {
            if (IsWithin(type, name)) return Verdict.Yes;
            if (IsWithin(name, type)) verdict = Verdict.SomeMembers;
        }
        return verdict;
    }
}
