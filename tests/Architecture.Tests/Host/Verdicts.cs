namespace CleanTemplate.Architecture.Tests.Host;

public sealed class Verdicts
{
    [Fact]
    public void A_rule_without_a_subject_proves_nothing_and_fails() =>
        Assert.ThrowsAny<Exception>(() => Array.Empty<string>().Obey(_ => []));

    [Fact]
    public void A_violation_fails_with_the_culprit_and_the_reason()
    {
        var failure = Assert.ThrowsAny<Exception>(() => "a title".ToList().Obey(_ => [new("Book.Title", "it has no end.")]));

        Assert.Contains("Book.Title: it has no end.", failure.Message, StringComparison.Ordinal);
    }
}
