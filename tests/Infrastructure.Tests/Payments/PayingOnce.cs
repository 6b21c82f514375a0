using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class PayingOnce
{
    private static readonly Money Ten = Money.Of(10, "EUR");

    [Fact]
    public async Task The_same_order_is_charged_once_however_often_and_however_many_at_a_time_ask()
    {
        await using var scene = await PaymentScene.Set();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scene.Provider.Charge("order", Ten, default)));

        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal((1, 20), (scene.Api.Charges, scene.Api.Requests));
    }

    [Fact]
    public async Task A_charge_whose_answer_was_lost_is_repeated_and_charged_once()
    {
        await using var scene = await PaymentScene.Set();
        (scene.Api.Trouble, scene.Api.TroubleEndsAfter) = (PaymentTrouble.LosesTheAnswer, 1);

        var charge = await scene.Provider.Charge("order", Ten, default);

        Assert.Equal((await scene.Provider.Find("order", default)).Value.Payment, charge.Value);
        Assert.Equal(1, scene.Api.Charges);
    }

    [Fact]
    public async Task A_charge_whose_every_answer_was_lost_is_found_afterwards()
    {
        await using var scene = await PaymentScene.Set();
        scene.Api.Trouble = PaymentTrouble.LosesTheAnswer;
        Assert.Equal("payments.unavailable", (await scene.Provider.Charge("order 1/2?", Ten, default)).Error?.Code);
        scene.Api.Trouble = PaymentTrouble.None;

        var found = (await scene.Provider.Find("order 1/2?", default)).Value;

        Assert.Equal((Ten, 1), (found.Amount, scene.Api.Charges));
        Assert.Equal(found.Payment, (await scene.Provider.Charge("order 1/2?", Ten, default)).Value);
        Assert.Equal(1, scene.Api.Charges);
    }

    [Fact]
    public async Task What_became_of_other_orders_is_found_too()
    {
        await using var scene = await PaymentScene.Set();
        scene.Api.Trouble = PaymentTrouble.Declines;
        await scene.Provider.Charge("declined", Ten, default);

        Assert.True((await scene.Provider.Find("declined", default)).Value.IsDeclined);
        Assert.True((await scene.Provider.Find("never", default)).Value.IsUnknown);
    }

    [Theory]
    [InlineData(PaymentTrouble.Fails)]
    [InlineData(PaymentTrouble.IsOverloaded)]
    public async Task A_wait_that_the_company_asks_for_is_kept(PaymentTrouble trouble)
    {
        await using var scene = await PaymentScene.Set();
        (scene.Api.Trouble, scene.Api.TroubleEndsAfter, scene.Api.RetryAfter) = (trouble, 1, "2");

        Assert.Null((await scene.Provider.Charge("order", Ten, default)).Error);
        Assert.Contains(TimeSpan.FromSeconds(2), scene.Clock.Waits);
    }

    [Theory]
    [InlineData("3600")]
    [InlineData("Thu, 01 Jan 2026 13:00:00 GMT")]
    public async Task A_wait_too_long_for_us_is_left_to_the_caller(string retryAfter)
    {
        await using var scene = await PaymentScene.Set();
        (scene.Api.Trouble, scene.Api.RetryAfter) = (PaymentTrouble.IsOverloaded, retryAfter);

        Assert.Equal(TimeSpan.FromHours(1), (await scene.Provider.Charge("order", Ten, default)).Error?.RetryAfter);
        Assert.Equal(1, scene.Api.Requests);
    }
}
