using CleanTemplate.Architecture.Rules.Questions;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Business areas: free of cycles, and meeting only through what they publish.</summary>
public sealed class SlicesOfCode
{
    [Fact]
    public void Areas_that_use_each_other_one_way_are_free_of_cycles()
    {
        using var code = new Assemblies().With("App", "namespace S.A { class X { B.Y? y; C.Z? z; } } namespace S.B { class Y { C.Z? z; } } namespace S.C { class Z { Z? z; } }");

        Assert.True(Areas(code).ShouldBeFreeOfCycles().GetResult().IsSuccessful);
        Assert.Equal(["A", "B", "C"], Areas(code).Graph.Keys);
        Assert.Equal(["B", "C"], Areas(code).Graph["A"].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cycle_of_two_is_reported_edge_by_edge()
    {
        using var code = new Assemblies().With("App", "namespace S.A { class X { B.Y? y; } }\nnamespace S.B { class Y { void M() => new A.X(); } }\nnamespace S.C { class Z { A.X? x; } }");

        var result = Areas(code).ShouldBeFreeOfCycles().Because("areas are to be understood one by one").GetResult();

        Assert.Equal(
            """
            2 violations in 3 looked at
            because areas are to be understood one by one
              src/App.cs  S.A.X.y holds S.B.Y [App] (A -> B)
              src/App.cs:2  S.B.Y.M calls S.A.X..ctor [App] (B -> A)
            """,
            result.ToString());
        Assert.Equal(["A -> B", "B -> A"], result.Violations.Select(violation => violation.Target));
    }

    [Fact]
    public void The_shortest_of_several_cycles_is_reported()
    {
        using var code = new Assemblies().With(
            "App",
            """
            namespace S.A { class X { B.X? x; } }
            namespace S.B { class X { C.X? x; } }
            namespace S.C { class X { D.X? d; F.X? f; } }
            namespace S.D { class X { A.X? a; E.X? e; } }
            namespace S.E { class X { F.X? f; } }
            namespace S.F { class X { void M() { Func<object> f = () => new D.X(); f(); } } }
            """);

        Assert.Equal(["D -> E", "E -> F", "F -> D"], Areas(code).ShouldBeFreeOfCycles().GetResult().Violations.Select(violation => violation.Target));
    }

    [Fact]
    public void What_belongs_to_no_area_closes_no_cycle()
    {
        using var code = new Assemblies().With("App", "namespace S.A { class X { Shared.Y? y; } } namespace Shared { class Y { S.A.X? x; } }");

        Assert.True(Areas(code).ShouldBeFreeOfCycles().GetResult().IsSuccessful);
    }

    [Fact]
    public void Areas_meet_only_through_what_they_publish()
    {
        using var code = new Assemblies().With(
            "App",
            """
            namespace S.A { class X { B.YEvent? y; B.YPort? p; X? x; B.Yes? z; } }
            namespace S.B { class YEvent { Yes? own; } class Yes { A.X? x; } interface YPort; }
            """);

        var result = Areas(code).ShouldMeetOnlyThrough(type => type.IsInterface || type.Name.EndsWith("Event", StringComparison.Ordinal)).GetResult();

        Assert.Equal(["S.A.X.z holds S.B.Yes [App]", "S.B.Yes.x holds S.A.X [App]"], result.Violations.Select(violation => violation.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_area_at_all_is_a_failure()
    {
        using var code = new Assemblies().With("App", "class C;");

        Assert.Single(Areas(code).ShouldBeFreeOfCycles().GetResult().Doubts);
        Assert.True(Areas(code).ShouldBeFreeOfCycles().AllowEmpty("there are none yet").GetResult().IsSuccessful);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("ab bc", null)]
    [InlineData("ab ba", "ab")]
    [InlineData("ab bc ca", "abc")]
    [InlineData("xa ab bc ca cx cd", "abc")]
    [InlineData("ab bc cd da ce ec", "ce")]
    [InlineData("xy ya ab bc ca", "abc")]
    public void A_cycle_in_a_graph_is_found(string edges, string? cycle)
    {
        var nodes = edges.Where(char.IsLetter).Select(char.ToString).Distinct().ToList();
        var graph = nodes.ToDictionary(node => node, node => (IReadOnlySet<string>)edges.Split(' ').Where(edge => edge.StartsWith(node, StringComparison.Ordinal)).Select(edge => edge[1..]).ToHashSet());

        Assert.Equal(cycle, Cycles.Shortest(graph) is { } found ? string.Concat(found) : null);
    }

    private static Slices Areas(Assemblies code) =>
        code.Types().That().ResideInNamespaceMatching(".").SlicedBy(type => type.Namespace.Split('.') is ["S", var area] ? area : null);
}
