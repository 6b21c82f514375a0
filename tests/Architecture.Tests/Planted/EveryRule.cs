using System.Reflection;
using CleanTemplate.Architecture.Tests.Exact;
using CleanTemplate.Architecture.Tests.Shared;
using Xunit.Sdk;

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

/// <summary>What somebody reads whose build has just failed.</summary>
public sealed class Messages
{
    [Fact]
    public void A_failure_names_the_place_who_what_on_what_and_why()
    {
        var failure = Assert.ThrowsAny<XunitException>(() =>
            ReferenceRules.TheInfrastructureUsesNoOuterAssembly(Planting.BrokenHouse).ShouldHold("jobs come without an API"));

        Assert.Matches("""
            ^1 violation in [0-9]+ looked at
            because jobs come without an API
              tests/Architecture.Planted/Code/Infrastructure/Books/BookFile.cs:15  CleanTemplate.Architecture.Planted.Code.Infrastructure.Books.BookFile.Outside names Program \[CleanTemplate.WebApi\]$
            """.ReplaceLineEndings("\n"), failure.Message);
    }

    [Fact]
    public void A_rule_that_looks_at_nothing_fails_and_says_so()
    {
        var failure = Assert.ThrowsAny<XunitException>(() =>
            TechnologyRules.UseCasesTouchNoTechnology(Planting.BrokenHouse with { Root = "CleanTemplate.Nowhere" }).ShouldHold("it matters"));

        Assert.Contains("the rule looked at nothing", failure.Message, StringComparison.Ordinal);
    }
}

/// <summary>A solution in which every rule is broken: tests/Architecture.Planted/Code.</summary>
internal static class Planting
{
    private const string Assembly = "CleanTemplate.Architecture.Planted";

    public static House BrokenHouse { get; } = new($"{Assembly}.Code", Types.InAssembly(System.Reflection.Assembly.Load(Assembly)));

    /// <summary>The rule finds exactly these violations: who, and what is wrong, without the name of the house.</summary>
    public static void Finds(this Rule rule, params string[] violations)
    {
        var result = rule.GetResult();

        var found = result.Violations.Select(violation => Plain(violation.Text)).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.SequenceEqual(violations.Order(StringComparer.Ordinal)), $"The rule found:\n  {string.Join("\n  ", found)}");
        Assert.Empty(result.Doubts);
        Assert.All(result.Violations, violation => Assert.StartsWith("tests/Architecture.Planted/", violation.File, StringComparison.Ordinal));
    }

    private static string Plain(string text) => text
        .Replace($" [{Assembly}]", "", StringComparison.Ordinal)
        .Replace($"{Assembly}.Code.", "", StringComparison.Ordinal);
}
