namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>And binds tighter than Or, in selections and in conditions.</summary>
public sealed class Groups
{
    private const string Source = "public sealed class A; public class B; internal sealed class C; internal class D; public interface IE; public abstract class F;";

    [Fact]
    public void Predicates_are_groups_of_which_one_must_hold_as_a_whole()
    {
        using var code = new Assemblies().With("App", Source);

        var selected = code.Types().That().ArePublic().And().AreSealed().Or().AreInternal().And().AreNotSealed().Or().AreInterfaces();

        Assert.Equal(["A", "D", "IE"], selected.GetTypes().Select(type => type.Name));
    }

    [Fact]
    public void Conditions_are_groups_of_which_one_must_hold_as_a_whole()
    {
        using var code = new Assemblies().With("App", Source);

        var result = code.Types().Should().BePublic().And().BeSealed().Or().BeInternal().And().NotBeSealed().GetResult();

        Assert.Equal(["B", "C", "IE", "F"], result.FailingTypeNames);
        Assert.Equal(["B is not sealed", "B is not internal"], result.Violations.Take(2).Select(violation => violation.Text));
    }

    [Fact]
    public void ShouldNot_fails_when_all_conditions_of_a_group_hold_together()
    {
        using var code = new Assemblies().With("App", Source);

        var result = code.Types().ShouldNot().BePublic().And().BeSealed().Or().BeInterfaces().GetResult();

        Assert.Equal(["A", "IE"], result.FailingTypeNames);
        Assert.Equal(["A is public", "A is sealed", "IE is an interface"], result.Violations.Select(violation => violation.Text));
    }

    [Fact]
    public void A_violation_names_only_the_conditions_that_do_not_hold()
    {
        using var code = new Assemblies().With("App", "public class B;");

        var result = code.Types().Should().BePublic().And().BeSealed().And().HaveNameEndingWith("Handler").And().HaveName("C").GetResult();

        Assert.Equal(
            ["B is not sealed", "B has a name that does not end with Handler", "B has a name that does not equal C"],
            result.Violations.Select(violation => violation.Text));
    }

    [Fact]
    public void Several_dependencies_must_all_be_there()
    {
        using var code = new Assemblies().With("App", "class A; class B; class C { A? a; B? b; } class D { A? a; } class E;");

        Assert.Equal(["C"], code.Types().That().HaveDependencyOnAll("A", "B").GetTypes().Select(type => type.Name));
        Assert.Equal(["C", "D"], code.Types().That().HaveDependencyOnAny("A", "B").GetTypes().Select(type => type.Name));
        Assert.Equal(["A", "B", "E"], code.Types().That().DoNotHaveDependencyOnAny("A", "B").GetTypes().Select(type => type.Name));
        Assert.Equal(["A", "B", "D", "E"], code.Types().That().DoNotHaveDependencyOnAll("A", "B").GetTypes().Select(type => type.Name));
        Assert.Equal(["A", "B", "D", "E"], code.Types().That().OnlyHaveDependenciesOn("A", "System").GetTypes().Select(type => type.Name));
        Assert.Equal(["C"], code.Types().That().HaveDependenciesOtherThan("A", "System").GetTypes().Select(type => type.Name));
        Assert.Equal(["C.b holds B [App]"], code.Types().Should().OnlyHaveDependenciesOn("A", "System").GetResult().Violations.Select(violation => violation.Text));
        Assert.Equal(["A", "B", "D", "E"], code.Types().Should().HaveDependencyOnAll("A", "B").GetResult().FailingTypeNames);
    }
}
