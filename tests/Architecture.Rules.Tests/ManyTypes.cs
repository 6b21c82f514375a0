using System.Globalization;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>So many types that all cores share the work: the answers are those of one.</summary>
public sealed class ManyTypes
{
    private const int Count = 3_000;

    [Fact]
    public void Violations_are_found_and_stay_in_order()
    {
        using var code = Shelf();
        var result = code.Types().That().HaveNameStartingWith("C").ShouldNot().HaveDependencyOn("Forbidden.Thing").GetResult();

        Assert.Equal(Count, result.Subjects);
        Assert.Equal(Guilty, result.FailingTypeNames);
    }

    [Fact]
    public void Uses_and_members_are_found_and_stay_in_order()
    {
        using var code = Shelf();
        var types = code.Types();

        Assert.Equal(Guilty, types.ShouldNot().HaveUses(use => use.Target == "Forbidden.Thing.Do").GetResult().FailingTypeNames);
        Assert.Equal(Guilty, types.ShouldNot().HaveMembers("is forbidden", member => member.Type.Mentions("Forbidden.Thing")).GetResult().FailingTypeNames);
    }

    [Fact]
    public void What_a_condition_throws_arrives_as_it_is()
    {
        using var code = Shelf();
        var rule = code.Types().Should().Be("unasked", type => type.Name == "C17" ? throw new NotSupportedException("no idea") : true);

        Assert.Equal("no idea", Assert.Throws<NotSupportedException>(() => rule.GetResult()).Message);
    }

    private static IEnumerable<string> Guilty => Enumerable.Range(0, Count).Where(IsGuilty).Select(number => string.Create(CultureInfo.InvariantCulture, $"App.C{number}"));

    private static bool IsGuilty(int number) => number % 10 == 3;

    private static Assemblies Shelf() => new Assemblies()
        .With("Forbidden", "namespace Forbidden; public class Thing { public static void Do() { } }")
        .With("App", "namespace App;\n" + string.Concat(Enumerable.Range(0, Count).Select(Source)));

    private static string Source(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"class C{number} {{ {(IsGuilty(number) ? "Forbidden.Thing M() { Forbidden.Thing.Do(); return null!; }" : "")} int N(List<int> list) => list.Count(item => item > {number}); }}\n");
}
