using System.Reflection;

namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>A rule that cannot fail is a defect: each is asked about a house in which it is broken.</summary>
public sealed class EveryRule
{
    private const string Here = "CleanTemplate.Architecture.Tests";

    [Fact]
    public void Every_rule_is_asked_about_a_broken_house()
    {
        var rules = typeof(EveryRule).Assembly.GetTypes()
            .Where(type => type.Namespace is $"{Here}.Shared" or $"{Here}.Exact")
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(method => method.IsAssembly && method.ReturnType.IsAssignableTo(typeof(Rule)))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");
        var asked = Types.InAssembly(typeof(EveryRule).Assembly).That().ResideInNamespace($"{Here}.Planted").GetTypes()
            .SelectMany(type => type.Uses).Select(use => use.Target);

        Assert.NotEmpty(rules);
        Assert.Empty(rules.Except(asked, StringComparer.Ordinal));
    }
}
