using System.Text.RegularExpressions;
using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Questions;

namespace CleanTemplate.Architecture.Rules;

/// <summary>What <see cref="Predicates"/> and <see cref="Conditions"/> say in the same words.</summary>
/// <typeparam name="TNext">What follows the phrase.</typeparam>
public abstract class Phrases<TNext>
{
    private protected Phrases()
    {
    }

    /// <summary>In the namespace or one below it.</summary>
    public TNext ResideInNamespace(string name) => Ask(InNamespace(name));

    /// <summary>In a namespace that matches the regular expression.</summary>
    public TNext ResideInNamespaceMatching(string pattern) =>
        Ask(new($"is not in a namespace like {pattern}", $"is in a namespace like {pattern}", Matching(pattern, type => type.Namespace)) { AsksAssemblies = true });

    /// <summary>Called exactly so; generic parameters do not count.</summary>
    public TNext HaveName(string name) => Ask(Named("equal ", name, type => type.Name == name));

    /// <summary>With a name that starts so.</summary>
    public TNext HaveNameStartingWith(string start) => Ask(Named("start with ", start, type => type.Name.StartsWith(start, StringComparison.Ordinal)));

    /// <summary>With a name that ends so; Handler&lt;T&gt; ends with Handler.</summary>
    public TNext HaveNameEndingWith(string end) => Ask(Named("end with ", end, type => type.Name.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>With a name that matches the regular expression.</summary>
    public TNext HaveNameMatching(string pattern) => Ask(Named("match ", pattern, Matching(pattern, type => type.Name)));

    /// <summary>Implementing the interface, itself or through a base type; an open generic one with any arguments, a closed one with exactly these.</summary>
    public TNext ImplementInterface(Type interfaceType) => Ask(Implementing(interfaceType));

    /// <summary>Deriving from the class, at any distance; an open generic one with any arguments, a closed one with exactly these.</summary>
    public TNext Inherit(Type type) => Ask(Deriving(type));

    /// <summary>Carrying the attribute itself.</summary>
    public TNext HaveCustomAttribute(Type attribute) => Ask(Carrying(attribute));

    /// <summary>Using the namespace, type or member.</summary>
    public TNext HaveDependencyOn(string dependency) => HaveDependencyOnAny(dependency);

    /// <summary>Using at least one of the namespaces, types or members.</summary>
    public TNext HaveDependencyOnAny(params string[] dependencies) => Ask(UsingAny(dependencies));

    /// <summary>Using each of the namespaces, types or members.</summary>
    public TNext HaveDependencyOnAll(params string[] dependencies) => Ask(UsingAll(dependencies));

    /// <summary>Using nothing but these namespaces, types or members, and itself.</summary>
    public TNext OnlyHaveDependenciesOn(params string[] dependencies) => Ask(UsingOnly(dependencies));

    /// <summary>Using something else than these namespaces, types or members, and itself.</summary>
    public TNext HaveDependenciesOtherThan(params string[] dependencies) => Ask(UsingOnly(dependencies).Not());

    internal abstract TNext Ask(Question question);

    internal static Question InNamespace(string name) =>
        new($"is not in {name}", $"is in {name}", type => NameSet.IsWithin(type.Namespace, name)) { AsksAssemblies = true };

    internal static Question Named(string how, string name, Func<CodeType, bool> holds) =>
        new($"has a name that does not {how}{name}", $"has a name that does {how}{name}", holds);

    internal static Func<CodeType, bool> Matching(string pattern, Func<CodeType, string> text)
    {
        Regex regex = new(pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return type => regex.IsMatch(text(type));
    }

    internal static Question Implementing(Type face) => Related(face, "implement", type => type.Interfaces);

    internal static Question Deriving(Type parent) => Related(parent, "derive from", type => type.BaseTypes);

    internal static Question Carrying(Type attribute) => Related(attribute, "carry", type => type.Attributes);

    internal static Question UsingAny(string[] names)
    {
        NameSet set = new(names);
        return new($"does not use {string.Join(" or ", names)}", $"uses {string.Join(" or ", names)}", set.MatchesAny)
        {
            Names = names,
            AsksAssemblies = true,
            Places = (type, wanted) => wanted ? [] : Uses(type, use => set.Matches(type.Graph.Names, use.TargetId)),
        };
    }

    internal static Question UsingAll(string[] names)
    {
        NameSet[] sets = [.. names.Select(name => new NameSet(name))];
        return new($"does not use all of {string.Join(", ", names)}", $"uses all of {string.Join(", ", names)}", type => sets.All(set => set.MatchesAny(type)))
        {
            Names = names,
            AsksAssemblies = true,
            Places = (type, wanted) => wanted ? [] : Uses(type, use => sets.Any(set => set.Matches(type.Graph.Names, use.TargetId))),
        };
    }

    internal static Question UsingOnly(string[] names)
    {
        NameSet set = new(names);
        return new($"uses more than {string.Join(", ", names)}", $"uses nothing but {string.Join(", ", names)}", set.MatchesAll)
        {
            Names = names,
            AsksAssemblies = true,
            Places = (type, wanted) => wanted ? Uses(type, use => !set.Matches(type.Graph.Names, use.TargetId)) : [],
        };
    }

    // One line of source mostly names a type in several ways: calling its method also mentions what that takes and returns.
    // Deriving implies a call of the base constructor. Which locals there are is up to the build; what else names their type is not.
    internal static IEnumerable<Violation> Uses(CodeType type, Func<CodeUse, bool> which)
    {
        var uses = type.Uses.Where(which).ToList();
        var named = uses.Where(use => use.Kind != UseKind.Local).Select(use => $"{use.Member} {use.Type}").ToHashSet(StringComparer.Ordinal);
        var bases = uses.Where(use => use is { Member: null, Kind: UseKind.BaseType or UseKind.GenericArgument }).Select(use => use.Type).ToHashSet(StringComparer.Ordinal);
        return uses
            .Where(use => use.Kind != UseKind.Local || !named.Contains($"{use.Member} {use.Type}"))
            .Where(use => !(IsCallOfConstructor(use) && bases.Contains(use.Type)))
            .DistinctBy(use => $"{use.TargetId} {(int)use.Kind} {use.Member} {use.Line}", StringComparer.Ordinal)
            .GroupBy(use => $"{use.Member} {use.File} {use.Line} {use.Type}", StringComparer.Ordinal)
            .SelectMany(same => same.Where(use => use.UsedMember is not null) is var members && members.Any() ? members : [same.MinBy(use => (int)use.Kind)!])
            .Select(use => Violation.Of(type, use));
    }

    private static bool IsCallOfConstructor(CodeUse use) =>
        use is { Member: ".ctor", Kind: UseKind.Call or UseKind.GenericArgument or UseKind.Signature, UsedMember: null or ".ctor" };

    private static Question Related(Type other, string verb, Func<CodeType, IEnumerable<TypeShape>> relatives)
    {
        var wanted = TypeShape.Of(other);
        var isDefinition = !other.IsConstructedGenericType;
        return new($"does not {verb} {wanted.Name}", $"does {verb} {wanted.Name}",
            type => relatives(type).Any(relative => isDefinition ? relative.FullName == wanted.FullName : relative.ToString() == wanted.ToString()));
    }
}
