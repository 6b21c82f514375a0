using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Common;

public sealed class Results
{
    private static readonly Error Refusal = new(ErrorKind.Rule, "test.refused", "No.");

    [Fact]
    public void A_value_goes_on_to_the_next_step()
    {
        Result<int> two = 2;

        Assert.Equal(4, two.Then(value => value * 2).Value);
        Assert.Equal("2", two.Then(value => Result.Of(value.ToString())).Value);
        Assert.Null(two.Then(_ => Result.Success).Error);
    }

    [Fact]
    public void A_refusal_skips_every_next_step()
    {
        Result<int> refused = Refusal;
        Result done = Refusal;

        Assert.Same(Refusal, refused.Then(Fails<int, int>).Error);
        Assert.Same(Refusal, refused.Then(Fails<int, Result>).Error);
        Assert.Same(Refusal, done.Then(() => Fails<int, Result>(0)).Error);
        Assert.Same(Refusal, done.Then(() => Fails<int, int>(0)).Error);
    }

    [Fact]
    public void The_value_of_a_refusal_cannot_be_read()
    {
        Result<int> refused = Refusal;

        Assert.Contains("test.refused", Assert.Throws<InvalidOperationException>(() => refused.Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Done_becomes_the_answer_of_a_use_case_without_one()
    {
        Result<Unit> done = Result.Success;
        Result<Unit> refused = (Result)Refusal;

        Assert.Same(Unit.Value, done.Value);
        Assert.Same(Refusal, refused.Error);
    }

    private static TNext Fails<T, TNext>(T value) => throw new InvalidOperationException($"The step ran on {value}.");
}
