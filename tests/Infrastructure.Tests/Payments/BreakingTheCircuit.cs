using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class BreakingTheCircuit
{
    private static readonly Money Ten = Money.Of(10, "EUR");
    private static readonly KeyValuePair<string, string?> SoonJudged = new("Payments:Http:TriesToJudgeBy", "4");

    [Fact]
    public async Task After_too_many_failures_no_call_leaves_until_one_tries_and_succeeds()
    {
        await using var scene = await PaymentScene.Set(SoonJudged);
        scene.Api.Trouble = PaymentTrouble.Garbage;
        for (var times = 0; times < 4; times++) await Charge(scene);
        scene.Api.Trouble = PaymentTrouble.None;

        var refused = await Charge(scene);

        Assert.Equal(("payments.unavailable", TimeSpan.FromSeconds(15), 4), (refused.Error?.Code, refused.Error?.RetryAfter, scene.Api.Requests));

        scene.Clock.Now += TimeSpan.FromSeconds(15);
        Assert.Null((await Charge(scene)).Error);
        Assert.Null((await Charge(scene)).Error);
        Assert.Equal(6, scene.Api.Requests);
    }

    [Fact]
    public async Task A_try_that_fails_keeps_the_others_from_leaving()
    {
        await using var scene = await PaymentScene.Set(SoonJudged);
        scene.Api.Trouble = PaymentTrouble.Garbage;
        for (var times = 0; times < 4; times++) await Charge(scene);
        scene.Clock.Now += TimeSpan.FromSeconds(15);

        await Charge(scene);
        await Charge(scene);

        Assert.Equal(5, scene.Api.Requests);
    }

    [Fact]
    public async Task Declined_payments_are_no_failures()
    {
        await using var scene = await PaymentScene.Set(SoonJudged);
        scene.Api.Trouble = PaymentTrouble.Declines;

        for (var times = 0; times < 10; times++) Assert.Equal("payments.declined", (await Charge(scene)).Error?.Code);

        Assert.Equal(10, scene.Api.Requests);
    }

    [Fact]
    public async Task Whether_calls_leave_is_seen_in_health_and_metrics()
    {
        await using var scene = await PaymentScene.Set(SoonJudged);
        using PaymentFigures figures = new(scene.Meters);
        await Charge(scene);
        Assert.Equal((HealthStatus.Healthy, 0), ((await scene.Health()).Status, figures.Circuit()));

        scene.Api.Trouble = PaymentTrouble.Garbage;
        for (var times = 0; times < 4; times++) await Charge(scene);

        Assert.Equal((HealthStatus.Degraded, 1), ((await scene.Health()).Status, figures.Circuit()));
        Assert.Equal([("charge charged", 1), ("charge circuit_open", 1), ("charge nonsense", 3)], figures.Calls());
        Assert.Equal(5, figures.Durations);
    }

    private static Task<Result<Domain.Payments.PaymentId>> Charge(PaymentScene scene) => scene.Provider.Charge("order", Ten, default);
}
