using System.Diagnostics;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class PayingInTrouble
{
    private const string Unavailable = "payments.unavailable";
    private static readonly Money Ten = Money.Of(10, "EUR");

    // A total of 90 s in a hurry, and some time to begin.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(4.5 + 3);

    [Theory]
    [InlineData(PaymentTrouble.None, null, 1)]
    [InlineData(PaymentTrouble.Declines, "payments.declined", 1)]
    [InlineData(PaymentTrouble.ChargesAnotherAmount, "payments.other_amount", 1)]
    [InlineData(PaymentTrouble.Drops, Unavailable, 3)]
    [InlineData(PaymentTrouble.LosesTheAnswer, Unavailable, 3)]
    [InlineData(PaymentTrouble.Hangs, Unavailable, 3)]
    [InlineData(PaymentTrouble.Trickles, Unavailable, 3)]
    [InlineData(PaymentTrouble.Fails, Unavailable, 3)]
    [InlineData(PaymentTrouble.IsOverloaded, Unavailable, 3)]
    [InlineData(PaymentTrouble.Garbage, Unavailable, 1)]
    [InlineData(PaymentTrouble.AnswersAboutAnother, Unavailable, 1)]
    [InlineData(PaymentTrouble.GiantBody, Unavailable, 1)]
    [InlineData(PaymentTrouble.KnowsUsNot, Unavailable, 1)]
    [InlineData(PaymentTrouble.SendsElsewhere, Unavailable, 1)]
    public async Task Whatever_the_company_does_a_charge_ends_in_time_with_an_answer(PaymentTrouble trouble, string? refusal, int requests)
    {
        await using var scene = await PaymentScene.Set();
        scene.Api.Trouble = trouble;

        var (started, result) = (Stopwatch.StartNew(), await scene.Provider.Charge("order", Ten, default));

        Assert.Equal((refusal, requests), (result.Error?.Code, scene.Api.Requests));
        Assert.InRange(started.Elapsed, TimeSpan.Zero, Bound);
    }

    [Theory]
    [InlineData(PaymentTrouble.Drops, 3)]
    [InlineData(PaymentTrouble.Hangs, 3)]
    [InlineData(PaymentTrouble.Trickles, 3)]
    [InlineData(PaymentTrouble.Fails, 3)]
    [InlineData(PaymentTrouble.IsOverloaded, 3)]
    [InlineData(PaymentTrouble.Garbage, 1)]
    [InlineData(PaymentTrouble.AnswersAboutAnother, 1)]
    [InlineData(PaymentTrouble.GiantBody, 1)]
    [InlineData(PaymentTrouble.KnowsUsNot, 1)]
    [InlineData(PaymentTrouble.SendsElsewhere, 1)]
    public async Task Whatever_the_company_does_a_question_ends_with_an_answer(PaymentTrouble trouble, int requests)
    {
        await using var scene = await PaymentScene.Set();
        scene.Api.Trouble = trouble;

        Assert.Equal((Unavailable, requests), ((await scene.Provider.Find("order", default)).Error?.Code, scene.Api.Requests));
    }

    [Fact]
    public async Task A_company_that_is_not_there_is_unavailable()
    {
        await using var scene = await PaymentScene.Set();
        await scene.Api.Stop();

        Assert.Equal(Unavailable, (await scene.Provider.Charge("order", Ten, default)).Error?.Code);
        Assert.Equal(Unavailable, (await scene.Provider.Find("order", default)).Error?.Code);
    }

    [Fact]
    public async Task All_tries_together_end_when_their_time_is_over()
    {
        await using var scene = await PaymentScene.Set(new("Payments:Http:TotalTimeout", "00:00:20"), new("Payments:Http:TryTimeout", "00:00:15"), new("Payments:Http:Retries", "5"));
        scene.Api.Trouble = PaymentTrouble.Hangs;

        Assert.Equal(Unavailable, (await scene.Provider.Charge("order", Ten, default)).Error?.Code);
        Assert.InRange(scene.Api.Requests, 1, 2);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_kept_waiting()
    {
        await using var scene = await PaymentScene.Set();
        scene.Api.Trouble = PaymentTrouble.Hangs;
        using CancellationTokenSource leaving = new(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.Provider.Charge("order", Ten, leaving.Token));
    }
}
