using Microsoft.CodeAnalysis;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>What only compilers and build tools write is not held against the source.</summary>
public sealed class CompilerMadeCode
{
    [Theory]
    [InlineData("an iterator", "System.Environment", "class C { IEnumerable<int> M() { yield return 1; } async IAsyncEnumerable<int> N() { await Task.Yield(); yield return 1; } }")]
    [InlineData("a property", "System.Diagnostics", "class C { int M { get; set; } event Action? E; }")]
    [InlineData("an async method", "System.Diagnostics", "class C { async Task M() => await Task.Yield(); async IAsyncEnumerable<int> N() { await Task.Yield(); yield return 1; } }")]
    [InlineData("an indexer", "System.Reflection", "class C { int this[int i] => i; }")]
    [InlineData("a delegate", "System.IAsyncResult", "delegate void C();")]
    [InlineData("a list on the stack", "System.Int32", "class C { void M(ReadOnlySpan<object> s) { } void N(object a) => M([a, a]); }")]
    [InlineData("the build tools", "System.Reflection", "[assembly: System.Reflection.AssemblyCompany(\"x\"), System.Reflection.AssemblyMetadata(\"x\", \"y\")] class C;")]
    public void No_dependency_comes_from(string what, string target, string source)
    {
        Assert.NotEmpty(what);
        foreach (var level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            using var code = new Assemblies().With("App", source, level);

            Assert.Empty(code.Types().ShouldNot().HaveDependencyOn(target).GetResult().Violations);
        }
    }

    [Fact]
    public void An_assembly_without_attributes_in_source_has_no_dependencies()
    {
        using var code = new Assemblies().With("App", "unsafe class C { int* M; }", OptimizationLevel.Debug);

        Assert.DoesNotContain(code.Types().ShouldNot().HaveDependencyOn("System").GetResult().FailingTypeNames, name => name == "App");
    }

    [Fact]
    public void The_same_written_by_hand_is_a_dependency()
    {
        using var code = new Assemblies().With("App", "class C { System.Reflection.Assembly? M; object N() => Environment.CurrentManagedThreadId; System.Diagnostics.Stopwatch? W; }");

        Assert.All(["System.Environment", "System.Diagnostics", "System.Reflection"], name => Assert.Single(code.Types().ShouldNot().HaveDependencyOn(name).GetResult().Violations));
    }

    [Fact]
    public void Only_the_catch_that_source_writes_is_one()
    {
        using var code = new Assemblies().With(
            "App",
            """
            class C
            {
                async Task None() => await Task.Yield();
                async Task One() { try { await Task.Yield(); } catch (Exception) { Console.Write(1); } }
                IEnumerable<int> Two() { try { Console.Write(1); } catch (Exception) { Console.Write(2); } yield return 1; }
                async IAsyncEnumerable<int> Three() { try { await Task.Yield(); } catch (Exception) { Console.Write(1); } yield return 1; }
            }
            """);

        var caught = code.Types().ShouldNot().HaveUses(use => use.Kind == Model.UseKind.Catch).GetResult().Violations;

        Assert.Equal(["One", "Two", "Three"], caught.Select(violation => violation.Member).OrderBy(member => member?.Length).ThenBy(member => member, StringComparer.Ordinal));
    }

    [Fact]
    public void Types_without_source_are_none()
    {
        using var code = new Assemblies().With(
            "App",
            """
            class C
            {
                Task M(ref readonly int i) => throw null!;
                object N(int i) => new { Captured = (Func<int>)(() => i), List = (IReadOnlyList<int>)[i, i], Switch = "abcdefg" switch { "a" => 1, "bb" => 2, _ => 3 } };
                IEnumerable<int> O() { yield return 1; }
            }
            static class E { extension(int i) { public int Twice => i * 2; } }
            """);

        Assert.Equal(["C", "E"], code.Types().GetTypes().Select(type => type.FullName));
    }

    [Fact]
    public void Attributes_that_compilers_embed_are_no_types()
    {
        using var code = new Assemblies().With(
            "App",
            """
            [System.Runtime.CompilerServices.Known] class C;
            namespace Microsoft.CodeAnalysis { [Embedded] internal sealed class EmbeddedAttribute : Attribute; }
            namespace System.Runtime.CompilerServices { [Microsoft.CodeAnalysis.Embedded] internal sealed class KnownAttribute : Attribute; internal sealed class OwnAttribute : Attribute; }
            """);

        Assert.Equal(["C", "OwnAttribute"], code.Types().GetTypes().Select(type => type.Name));
        Assert.Equal(["System.Object"], code.Types().GetTypes()[0].Dependencies.Except(["System.Void"]));
    }

    [Fact]
    public void Deriving_is_reported_where_it_is_declared_and_not_again_in_the_constructor()
    {
        using var code = new Assemblies().With("App", "class A; class C : A { public C(int i) { } public C() : this(1) { } } class D : List<A> { public D(A a) { } }");

        var found = code.Types().ShouldNot().HaveDependencyOn("A").GetResult().Violations;

        Assert.Equal(["C derives from A [App]", "D names as a generic argument A [App]", "D..ctor takes A [App]"], found.Select(violation => violation.Text));
    }

    [Fact]
    public void A_property_and_an_event_are_reported_as_such_and_not_as_the_field_behind_them()
    {
        using var code = new Assemblies().With("App", "class A; class C { A? P { get; set; } event Action<A>? E; }");

        var found = code.Types().ShouldNot().HaveDependencyOn("A").GetResult().Violations;

        Assert.Equal(["C.E is an event of A [App]", "C.P is a property of A [App]"], found.Select(violation => violation.Text).Order(StringComparer.Ordinal));
        Assert.Empty(code.Types().ShouldNot().HaveUses(use => use is { Kind: Model.UseKind.Field, Member: "P" }).GetResult().Violations);
    }

    [Fact]
    public void A_type_that_an_assembly_forwards_is_a_dependency_of_the_assembly()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("App", "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Forbidden.Thing))]");

        var found = Assert.Single(code.Types("App").ShouldNot().HaveDependencyOn("Forbidden").AllowEmpty("it only forwards").GetResult().Violations);

        Assert.Equal("App names Forbidden.Thing [Forbidden]", found.Text);
    }

    [Fact]
    public void The_parts_of_a_state_machine_are_no_locals_of_its_method()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With(
            "App",
            "using Forbidden; class C { async Task M(Thing thing) { await Task.Yield(); thing.Go(); } IEnumerable<Thing> N() { yield return new(); } }",
            OptimizationLevel.Debug);

        Assert.Empty(code.Types("App").ShouldNot().HaveUses(use => use is { Kind: Model.UseKind.Local, Type: "Forbidden.Thing" }).GetResult().Violations);
    }
}
