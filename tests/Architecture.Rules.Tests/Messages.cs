using Microsoft.CodeAnalysis;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>What a failure says: who, where, what, on what, why, and of how many.</summary>
public sealed class Messages
{
    private const string Source =
        """
        namespace Shop;

        class Order
        {
            void Save()
            {
                Forbidden.Thing.Run();
            }
        }

        class Line;
        """;

    [Theory]
    [InlineData(Pdb.Beside, OptimizationLevel.Debug)]
    [InlineData(Pdb.Beside, OptimizationLevel.Release)]
    [InlineData(Pdb.Embedded, OptimizationLevel.Release)]
    public void A_violation_has_the_path_below_the_solution_and_the_line(Pdb pdb, OptimizationLevel level)
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("App", Source, level, pdb);

        var result = code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").Because("business rules outlive the frameworks around them").GetResult();

        Assert.Equal(
            """
            1 violation in 2 looked at
            because business rules outlive the frameworks around them
              src/App.cs:7  Shop.Order.Save calls Forbidden.Thing.Run [Forbidden]
            """,
            result.ToString());
    }

    [Fact]
    public void Without_debug_information_a_violation_has_no_place()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("App", Source, pdb: Pdb.None);

        Assert.Equal(
            "1 violation in 2 looked at\n  Shop.Order.Save calls Forbidden.Thing.Run [Forbidden]",
            code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").GetResult().ToString());
        Assert.Null(code.Types("App").GetTypes()[0].SourceFile);
    }

    [Fact]
    public void A_type_has_the_place_of_its_first_code_or_only_its_file()
    {
        using var code = new Assemblies().With("App", "\nclass A\n{\n    int P => 1;\n    int Q => 2;\n}\n\ninterface IB;");

        var result = code.Types().Should().BeSealed().GetResult();

        Assert.Equal("2 violations in 2 looked at\n  src/App.cs:4  A is not sealed\n  src/App.cs  IB is not sealed", result.ToString());
    }

    [Theory]
    [InlineData(OptimizationLevel.Debug)]
    [InlineData(OptimizationLevel.Release)]
    public void What_starts_an_async_method_stands_on_its_first_line(OptimizationLevel level)
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With(
            "App", "class C { async Task<Forbidden.Thing?> M() { Console.Write(1);\n Console.Write(2);\n Console.Write(3);\n Console.Write(4);\n await Task.Yield();\n return null; } }", level);

        Assert.Equal([1], Lines("Forbidden"));
        Assert.Equal([1], Lines("System.Runtime.CompilerServices.AsyncTaskMethodBuilder.Task"));

        IEnumerable<int?> Lines(string name) => code.Types("App").ShouldNot().HaveDependencyOn(name).GetResult().Violations.Select(violation => violation.Line);
    }

    [Fact]
    public void What_casts_doubt_on_a_rule_is_said_too()
    {
        using var code = new Assemblies().With("App", "sealed class A;");

        Assert.Equal("0 violations in 1 looked at", code.Types().Should().BeSealed().GetResult().ToString());
        Assert.Equal(
            """
            0 violations in 0 looked at
              the rule looked at nothing: its selection is empty. Correct the selection, or say .AllowEmpty("why").
              the rule asks about Nowhere, which exists nowhere. Correct the name, or say .UnknownIsFine("why").
            """,
            code.Types().That().AreEnums().ShouldNot().HaveDependencyOn("Nowhere").GetResult().ToString());
    }

    [Fact]
    public void A_line_that_names_a_type_in_several_ways_is_reported_once_for_each_member()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With(
            "App", "class C { void M() { Forbidden.Thing.Pass(Forbidden.Thing.Make().Next); Forbidden.Thing.Run();\n Forbidden.Thing.Run(); } }", OptimizationLevel.Debug);

        Assert.Equal(
            [
                "src/App.cs:1  C.M calls Forbidden.Thing.Make [Forbidden]",
                "src/App.cs:1  C.M accesses Forbidden.Thing.Next [Forbidden]",
                "src/App.cs:1  C.M calls Forbidden.Thing.Pass [Forbidden]",
                "src/App.cs:1  C.M calls Forbidden.Thing.Run [Forbidden]",
                "src/App.cs:2  C.M calls Forbidden.Thing.Run [Forbidden]",
            ],
            code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").GetResult().Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void A_local_is_told_of_when_nothing_else_in_its_member_names_its_type()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("Neighbour", Planted.Neighbour).With(
            "App",
            """
            using Forbidden; using Neighbour;
            class C
            {
                bool M()
                {
                    Thing own = Source.Own();
                    return Source.Maybe && own is null;
                }

                bool N()
                {
                    Thing own = Source.Own();
                    return Source.Maybe && own == null;
                }
            }
            """);

        Assert.Equal(
            ["src/App.cs:6  C.M has a local of Forbidden.Thing [Forbidden]", "src/App.cs:13  C.N calls Forbidden.Thing.op_Equality [Forbidden]"],
            code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").GetResult().Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void A_single_overload_can_be_asked_about()
    {
        using var code = new Assemblies().With("App", "class C { object M() => Guid.CreateVersion7(); object N(DateTimeOffset at) => Guid.CreateVersion7(at); object O() => new Random(); object P() => new Random(1); }");

        Assert.Equal(["M"], Members("System.Guid.CreateVersion7()"));
        Assert.Equal(["N"], Members("System.Guid.CreateVersion7(DateTimeOffset)"));
        Assert.Equal(["M", "N"], Members("System.Guid.CreateVersion7"));
        Assert.Equal(["O"], Members("System.Random..ctor()"));
        Assert.Equal(["O", "P"], Members("System.Random..ctor"));

        IEnumerable<string?> Members(string name) => code.Types().ShouldNot().HaveDependencyOn(name).GetResult().Violations.Select(violation => violation.Member);
    }

    [Fact]
    public void An_attribute_of_the_assembly_is_reported_once_with_the_assembly_as_the_culprit()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("App", "[assembly: Forbidden.Mark] namespace App { class A; class B; }");

        Assert.Equal("1 violation in 2 looked at\n  App is marked with Forbidden.MarkAttribute..ctor [Forbidden]", code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").GetResult().ToString());
        Assert.Single(code.Types("App").That().ResideInNamespace("App").ShouldNot().HaveDependencyOn("Forbidden").GetResult().Violations);
        Assert.Empty(code.Types("App").That().ResideInNamespace("App.Inner").ShouldNot().HaveDependencyOn("Forbidden").GetResult().Violations);
        Assert.Empty(code.Types("App").That().AreNotInterfaces().ShouldNot().HaveDependencyOn("Forbidden").GetResult().Violations);
    }

    [Fact]
    public void An_assembly_need_not_be_what_types_should_be()
    {
        using var code = new Assemblies().With("App", "namespace App.Inner { class A { int F; } class B { int F; } }");

        Assert.True(code.Types().Should().ResideInNamespace("App.Inner").GetResult().IsSuccessful);
        Assert.True(code.Types().Should().HaveDependencyOn("System.Int32").GetResult().IsSuccessful);
        Assert.True(code.Types().ShouldNot().ResideInNamespace("App.Outer").GetResult().IsSuccessful);
    }

    [Fact]
    public void Words_of_your_own_are_said_when_they_do_not_hold()
    {
        using var code = new Assemblies().With("App", "class A { public int P { get; set; } public int Q { get; init; } public readonly int R; }");

        Assert.Equal(["A has no validator"], Texts(code.Types().Should().Be("has no validator", _ => false)));
        Assert.Equal(["A.P has a public setter"], Texts(code.Types().ShouldNot().HaveMembers("has a public setter", member => member.IsPubliclyWritable)));
        Assert.Equal(["A not: has a method"], Texts(code.Types().Should().HaveMembers("has a method", member => member.Kind == Model.MemberKind.Method)));

        static IEnumerable<string> Texts(Rule rule) => rule.GetResult().Violations.Select(violation => violation.Text);
    }
}
