namespace CleanTemplate.Architecture.Tests;

internal static class Holding
{
    private const string NoName = "<no type is called so>";

    /// <summary>Fails with the types that break the rule and the reason; also when the rule looked at nothing.</summary>
    public static void ShouldHold(this ConditionList rule, string because)
    {
        var result = rule.GetResult();
        if (!result.IsSuccessful) Assert.Fail($"because {because}\n  {string.Join("\n  ", result.FailingTypeNames)}");
        if (!LooksAtSomething(rule)) Assert.Fail("the rule looked at nothing: its selection is empty.");
    }

    // A list of conditions does not tell its subjects. What no type can meet fails as soon as there is one: for Should() the first, for ShouldNot() the second.
    private static bool LooksAtSomething(ConditionList rule) =>
        !rule.And().HaveName(NoName).GetResult().IsSuccessful || !rule.Or().NotHaveName(NoName).GetResult().IsSuccessful;
}
