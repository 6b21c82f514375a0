namespace CleanTemplate.Architecture.Tests.Planted;

/// <summary>A solution in which every rule is broken: tests/Architecture.Planted/Code.</summary>
internal static class Planting
{
    private const string Assembly = "CleanTemplate.Architecture.Planted";

    public static House BrokenHouse { get; } = new($"{Assembly}.Code", Types.InAssembly(System.Reflection.Assembly.Load(Assembly)));

    /// <summary>The rule finds exactly these violations: who, and what is wrong, without the name of the house.</summary>
    public static void Finds(this Rule rule, params string[] violations)
    {
        var result = rule.GetResult();

        var found = result.Violations.Select(violation => Plain(violation.Text)).Order(StringComparer.Ordinal).ToList();
        Assert.True(found.SequenceEqual(violations.Order(StringComparer.Ordinal)), $"The rule found:\n  {string.Join("\n  ", found)}");
        Assert.Empty(result.Doubts);
        Assert.All(result.Violations, violation => Assert.StartsWith("tests/Architecture.Planted/", violation.File, StringComparison.Ordinal));
    }

    private static string Plain(string text) => text
        .Replace($" [{Assembly}]", "", StringComparison.Ordinal)
        .Replace($"{Assembly}.Code.", "", StringComparison.Ordinal);
}
