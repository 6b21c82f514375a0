using CleanTemplate.Architecture.Rules.Tests.Cases;
using Microsoft.CodeAnalysis;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Every place where a dependency can hide, in Debug and in Release.</summary>
public sealed class PlantedUses(PlantedUses.Neighbours neighbours) : IClassFixture<PlantedUses.Neighbours>
{
    private static readonly Dictionary<string, Case> Cases = new Dictionary<string, Case[]>
    {
        ["signatures"] = Signatures.All,
        ["shapes"] = Shapes.All,
        ["attributes"] = Attributes.All,
        ["operands"] = Operands.All,
        ["bodies"] = Bodies.All,
        ["closures"] = Closures.All,
    }.SelectMany(table => table.Value.Select(item => (Key: $"{table.Key}: {item.Name}", item))).ToDictionary(item => item.Key, item => item.item);

    public static TheoryData<string, OptimizationLevel> EachCase =>
        new(Cases.Keys.SelectMany(name => new[] { (name, OptimizationLevel.Debug), (name, OptimizationLevel.Release) }));

    public static TheoryData<string, OptimizationLevel> EachControl =>
        new(Controls.All.SelectMany(control => new[] { (control.Name, OptimizationLevel.Debug), (control.Name, OptimizationLevel.Release) }));

    [Theory, MemberData(nameof(EachCase))]
    public void A_planted_use_is_reported_with_its_member_its_kind_and_its_line(string name, OptimizationLevel level)
    {
        var planted = Cases[name];

        var found = neighbours.Ask(planted.Source, level).Violations;

        Assert.Equal(planted.Expected, found.OrderBy(violation => violation.Kind).Select(violation => Case.Text(violation.Type?.FullName, violation.Member, violation.Kind, violation.Line)).Distinct());
        Assert.All(found, violation => Assert.Equal("src/App.cs", violation.File));
    }

    [Theory, MemberData(nameof(EachControl))]
    public void What_only_looks_like_a_use_is_not_reported(string name, OptimizationLevel level)
    {
        var source = Controls.All.Single(control => control.Name == name).Source;

        Assert.Empty(neighbours.Ask(source, level).Violations);
    }

    /// <summary>The assemblies that the cases are compiled against and beside.</summary>
    public sealed class Neighbours : IDisposable
    {
        private readonly Assemblies _assemblies = new Assemblies().With("Forbidden", Planted.Forbidden).With("Neighbour", Planted.Neighbour);
        private int _number;

        internal TestResult Ask(string source, OptimizationLevel level)
        {
            var file = _assemblies.Compile($"App{++_number}", "App", "using Forbidden; using Neighbour; " + source, level);
            return Types.FromFile(file).ShouldNot().HaveDependencyOn("Forbidden").GetResult();
        }

        public void Dispose() => _assemblies.Dispose();
    }
}
