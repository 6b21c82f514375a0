namespace CleanTemplate.Architecture.Tests;

internal static class Holding
{
    /// <summary>Fails with every violation, its place and the reason; also when it looked at nothing, unless that is fine for a reason.</summary>
    public static void ShouldHold(this Rule rule, string because, string? emptyIsFine = null)
    {
        if (emptyIsFine is not null) rule.AllowEmpty(emptyIsFine);
        var result = rule.Because(because).GetResult();
        if (!result.IsSuccessful) Assert.Fail(result.ToString());
    }
}
