using CleanTemplate.Architecture.Rules.Model;
using CleanTemplate.Architecture.Rules.Tests.Cases;
using Microsoft.CodeAnalysis;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Every place where a dependency can hide, in Debug and in Release.</summary>
public sealed class PlantedUses(PlantedUses.Neighbours neighbours) : IClassFixture<PlantedUses.Neighbours>
{
    private const string Forbidden = nameof(Forbidden);

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

        var debug = neighbours.Compile(planted.Source, OptimizationLevel.Debug);
        var release = neighbours.Compile(planted.Source, OptimizationLevel.Release);

        Assert.All([debug, release], app => IsReported(planted, app));
        Assert.Equal(Ask(debug).Violations.Select(violation => violation.Text), Ask(release).Violations.Select(violation => violation.Text));
    }

    [Theory, MemberData(nameof(NamesOfControls))]
    public void What_only_looks_like_a_use_is_not_reported(string name)
    {
        var source = Controls.All.Single(control => control.Name == name).Source;

        Assert.Empty(Ask(neighbours.Compile(source, OptimizationLevel.Debug)).Violations);
        Assert.Empty(Ask(neighbours.Compile(source, OptimizationLevel.Release)).Violations);
    }

    private static void IsReported(Case planted, Types app)
    {
        var found = Ask(app).Violations;

        Assert.Equal([planted.Place], found.Select(violation => Case.PlaceOf(violation.Type?.FullName, violation.Member, violation.Line)).Distinct());
        Assert.All(found, violation => Assert.Equal(planted.Type == "App" ? null : "src/App.cs", violation.File));
        Assert.Contains(planted.Kind, found.SelectMany(violation => Uses(violation.Type!)).Where(use => use.Type.StartsWith("Forbidden.", StringComparison.Ordinal)).Select(use => use.Kind));
    }

    private static IEnumerable<CodeUse> Uses(CodeType type) => type.Uses;

    private static TestResult Ask(Types app) => app.ShouldNot().HaveDependencyOn(Forbidden).GetResult();

    /// <summary>The assemblies that the cases are compiled against and lie beside.</summary>
    public sealed class Neighbours : IDisposable
    {
        private readonly Assemblies _assemblies = new Assemblies().With(Forbidden, Planted.Forbidden).With("Neighbour", Planted.Neighbour);
        private int _number;

        internal Types Compile(string source, OptimizationLevel level) =>
            Types.FromFile(_assemblies.Compile($"App{++_number}", "App", "using Forbidden; using Neighbour; " + source, level));

        public void Dispose() => _assemblies.Dispose();
    }
}
