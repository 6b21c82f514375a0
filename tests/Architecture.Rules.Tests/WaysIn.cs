using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Where types come from, and that they are read once and from any thread.</summary>
public sealed class WaysIn
{
    [Fact]
    public void Assemblies_are_named_by_reflection_by_file_or_by_folder()
    {
        var own = typeof(WaysIn).Assembly;

        Assert.Contains(typeof(WaysIn).FullName, Types.InAssembly(own).GetTypes().Select(type => type.FullName));
        Assert.Contains(typeof(WaysIn).FullName, Types.FromFile($"{own.GetName().Name}.dll").GetTypes().Select(type => type.FullName));
        Assert.Equal(
            [own.GetName().Name, typeof(Rule).Assembly.GetName().Name],
            Types.InAssemblies([own, typeof(Rule).Assembly]).GetTypes().Select(type => type.AssemblyName).Distinct());
    }

    [Fact]
    public void A_dependency_between_assemblies_that_are_read_together_is_one_on_the_other_ones_type()
    {
        using var code = new Assemblies().With("Core", "namespace S.Core { public class A; }").With("App", "namespace S.App { class B { S.Core.A? a; } }");

        var graph = code.Types().That().ResideInNamespace("S").SlicedBy(type => type.AssemblyName).Graph;

        Assert.Equal(["Core"], graph["App"]);
        Assert.Empty(graph["Core"]);
    }

    [Fact]
    public void A_file_that_was_built_anew_is_read_anew()
    {
        using var code = new Assemblies().With("App", "class Old;");
        Assert.Equal(["Old"], code.Types().GetTypes().Select(type => type.Name));

        code.Compile("App", "App", "class New;", Microsoft.CodeAnalysis.OptimizationLevel.Release);

        Assert.Equal(["New"], code.Types().GetTypes().Select(type => type.Name));
    }

    [Fact]
    public void Rules_may_be_asked_side_by_side()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With("App", "using Forbidden; class C { void M() => Thing.Run(); Action N() => () => Thing.Run(); } class D : Thing;");

        var answers = Enumerable.Range(0, 200).AsParallel().WithDegreeOfParallelism(8).Select(_ => code.Types().ShouldNot().HaveDependencyOn("Forbidden").GetResult().ToString());

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public void A_use_knows_whether_it_stands_in_a_state_machine()
    {
        using var code = new Assemblies().With("App", "class C { async Task A() { await Task.Yield(); Console.Write(1); } IEnumerable<int> I() { Console.Write(1); yield break; } void M() => Console.Write(1); Action L() => () => Console.Write(1); }");

        var uses = code.Types().GetTypes().Single().Uses.Where(use => use.Target == "System.Console.Write");

        Assert.Equal(["A", "I"], uses.Where(use => use.IsInStateMachine).Select(use => use.Member).Order(StringComparer.Ordinal));
        Assert.Equal(["L", "M"], uses.Where(use => !use.IsInStateMachine).Select(use => use.Member).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_use_says_what_it_uses_in_full()
    {
        using var code = new Assemblies().With("App", "class C { void M(DateTime d) => Console.Write(DateTime.UtcNow.Ticks); }");

        CodeUse Of(UseKind kind, string? member) => code.Types().GetTypes().Single().Uses.Single(use => use.Kind == kind && use.UsedMember == member);

        Assert.Equal(("M", "System.DateTime", "System.Runtime", "src/App.cs", 1), Parts(Of(UseKind.Parameter, null)));
        Assert.Equal(("M", "System.DateTime.UtcNow", "System.Runtime", "src/App.cs", 1), Parts(Of(UseKind.Call, "UtcNow")));

        static (string?, string, string, string?, int?) Parts(CodeUse use) => (use.Member, use.Target, use.Assembly, use.File, use.Line);
    }
}
