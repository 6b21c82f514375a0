using System.Reflection;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>A rule that cannot fail is a defect: each is asked about this solution, and about a house in which it is broken.</summary>
public sealed class EveryRule
{
    private const string Here = "CleanTemplate.Architecture.Tests";

    private static readonly ILookup<Type, string> Rules = typeof(EveryRule).Assembly.GetTypes()
        .Where(type => type.Namespace is $"{Here}.Shared" or $"{Here}.Exact")
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        .Where(method => method.IsAssembly && method.ReturnType.IsAssignableTo(typeof(Rule)))
        .ToLookup(method => method.DeclaringType!, method => $"{method.DeclaringType!.FullName}.{method.Name}");

    [Fact]
    public void Every_rule_has_a_test_of_its_own() => Assert.All(Rules, rules => Assert.True(
        rules.Count() == rules.Key.GetMethods().Count(method => method.GetCustomAttribute<FactAttribute>() is not null),
        $"{rules.Key.Name} does not have one [Fact] for each rule."));

    [Fact]
    public void Every_rule_is_asked_about_a_broken_house()
    {
        var asked = Types.InAssembly(typeof(EveryRule).Assembly).That().ResideInNamespace($"{Here}.Planted").GetTypes()
            .SelectMany(type => type.Uses).Select(use => use.Target).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(Rules);
        Assert.All(Rules.SelectMany(rules => rules), rule => Assert.True(asked.Contains(rule), $"{rule} has no test in Planted that shows it failing."));
    }
}
