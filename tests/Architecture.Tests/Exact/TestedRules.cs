using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Tests.Exact;

/// <summary>Rule 9: nothing is done that no test does.</summary>
public sealed class TestedRules
{
    [Fact]
    public void Every_handler_is_exercised_by_a_test() => EveryHandlerIsUsedBy(House.Own, Tests("Application.Tests"), Tests("WebApi.Tests"))
        .ShouldHold("what no test does, nobody knows to work");

    /// <summary>A test names the handler, or sends its request.</summary>
    internal static Rule EveryHandlerIsUsedBy(House house, params Types[] tests)
    {
        var used = tests.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.Dependencies).ToHashSet(StringComparer.Ordinal);
        return house.Handlers().Should().Be("is used by no test, nor is each of its requests",
            handler => used.Contains(handler.FullName) || Parts.RequestsOf(handler).All(used.Contains));
    }

    // Beside this one: tests/Architecture.Tests/bin/Debug/net10.0.
    private static Types Tests(string project) => Types.FromFile(Path.Combine(
        AppContext.BaseDirectory.Replace("Architecture.Tests", project, StringComparison.Ordinal), $"CleanTemplate.{project}.dll"));
}
