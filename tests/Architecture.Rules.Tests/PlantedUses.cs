using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Tests.Cases;
using Microsoft.CodeAnalysis;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Every place where a dependency can hide, in Debug and in Release.</summary>
public sealed class PlantedUses(PlantedUses.Neighbours neighbours) : IClassFixture<PlantedUses.Neighbours>
{
    private const string Forbidden = nameof(Forbidden);
    private const string Usings = "using System.Linq.Expressions; using System.Runtime.InteropServices; using Forbidden; using Neighbour; ";

    private static readonly Dictionary<string, Case> Cases = new Dictionary<string, Case[]>
    {
        ["signatures"] = Signatures.All,
        ["shapes"] = Shapes.All,
        ["attributes"] = Attributes.All,
        ["operands"] = Operands.All,
        ["bodies"] = Bodies.All,
        ["closures"] = Closures.All,
    }.SelectMany(table => table.Value.Select(item => (Key: $"{table.Key}: {item.Name}", item))).ToDictionary(item => item.Key, item => item.item);

    public static TheoryData<string> NamesOfCases => [.. Cases.Keys];

    public static TheoryData<string> NamesOfControls => [.. Controls.All.Select(control => control.Name)];

    [Theory, MemberData(nameof(NamesOfCases))]
    public void A_planted_use_is_reported_with_its_member_its_kind_and_its_line(string name)
    {
        var planted = Cases[name];

        var debug = neighbours.Ask(planted.Source, OptimizationLevel.Debug);
        var release = neighbours.Ask(planted.Source, OptimizationLevel.Release);

        Assert.All([debug, release], found => IsReported(planted, found));
        Assert.Equal(debug.Select(violation => violation.Text), release.Select(violation => violation.Text));
    }

    [Theory, MemberData(nameof(NamesOfControls))]
    public void What_only_looks_like_a_use_is_not_reported(string name)
    {
        var source = Controls.All.Single(control => control.Name == name).Source;

        Assert.Empty(neighbours.Ask(source, OptimizationLevel.Debug));
        Assert.Empty(neighbours.Ask(source, OptimizationLevel.Release));
    }

    private static void IsReported(Case planted, IReadOnlyList<Violation> found)
    {
        Assert.Equal([planted.Place], found.Select(violation => Case.PlaceOf(violation.Type?.FullName, violation.Member, violation.Line)).Distinct());
        Assert.All(found, violation => Assert.Equal(planted.Type == "App" ? null : "src/App.cs", violation.File));
        Assert.Contains(planted.Kind, UsesOf(found[0].Type!).Select(use => use.Kind));
    }

    // A violation says the most telling use of a line; the planted one may be another.
    private static IEnumerable<CodeUse> UsesOf(CodeType type) => type.Uses.Where(use => use.Assembly == Forbidden);

    /// <summary>The assemblies that the cases are compiled against and lie beside.</summary>
    public sealed class Neighbours : IDisposable
    {
        private readonly Assemblies _assemblies = new Assemblies().With(Forbidden, Planted.Forbidden).With("Neighbour", Planted.Neighbour);
        private int _number;

        internal IReadOnlyList<Violation> Ask(string source, OptimizationLevel level)
        {
            var file = _assemblies.Compile($"App{++_number}", "App", Usings + source, level);
            return Types.FromFile(file).ShouldNot().HaveDependencyOn(Forbidden).GetResult().Violations;
        }

        public void Dispose() => _assemblies.Dispose();
    }
}
