using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

public sealed class CollectingPaymentsLater
{
    [Theory, OnEveryDatabase]
    public async Task Payments_that_found_no_answer_are_collected_when_there_is_one(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api, triesToJudgeBy: 1_000);
        var orders = await Asked(cashier, 3);
        await api.During(PaymentTrouble.LosesTheAnswer, cashier.Work);
        Assert.Equal(3, api.Charges);

        Assert.Equal("3 payments settled", await cashier.NextMinute());

        foreach (var order in orders) Assert.Equal(OrderStatus.Paid, (await cashier.Reload(order)).Status);
        Assert.Equal(3, api.Charges);
    }

    [Theory, OnEveryDatabase]
    public async Task A_run_ends_at_the_third_silence_and_the_next_begins_with_others(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var orders = await Asked(cashier, 5);
        api.Trouble = PaymentTrouble.Garbage;

        Assert.Equal("0 payments settled, then no answer from the provider", await cashier.NextMinute());
        Assert.Equal([1, 1, 1, 0, 0], await Tries(cashier, orders));
        Assert.Equal("0 payments settled, then no answer from the provider", await cashier.NextMinute());
        Assert.Equal([2, 1, 1, 1, 1], await Tries(cashier, orders));

        api.Trouble = PaymentTrouble.None;
        Assert.Equal("5 payments settled", await cashier.NextMinute());
        Assert.Equal(5, api.Charges);
    }

    [Theory, OnEveryDatabase]
    public async Task However_many_wait_one_run_collects_them(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        await Asked(cashier, 101);

        Assert.Equal("101 payments settled", await cashier.NextMinute());
    }

    [Theory, OnEveryDatabase]
    public async Task With_the_circuit_open_orders_wait_and_nobody_is_called(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        await api.During(PaymentTrouble.Fails, async () =>
        {
            await Asked(cashier, 1);
            await cashier.Work();
        });
        var requests = api.Requests;

        var orders = await Asked(cashier, 3);
        await cashier.Work();

        Assert.Equal(requests, api.Requests);
        foreach (var order in orders) Assert.Equal(OrderStatus.PendingPayment, (await cashier.Reload(order)).Status);

        Assert.Equal("4 payments settled", await cashier.NextMinute());
        Assert.Equal(4, api.Charges);
    }

    [Theory, OnEveryDatabase]
    public async Task What_was_tried_just_now_is_left_to_whoever_tried_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        cashier.Clock.Now += TimeSpan.FromSeconds(45);
        await Asked(cashier, 1);
        cashier.Clock.Now -= TimeSpan.FromSeconds(45);

        Assert.Equal("0 payments settled", await cashier.NextMinute());
        Assert.Equal("1 payments settled", await cashier.NextMinute());
    }

    private static async Task<List<OrderId>> Asked(Cashier cashier, int count)
    {
        List<OrderId> orders = [];
        for (var i = 0; i < count; i++)
        {
            orders.Add(await cashier.Placed());
            await cashier.Pay(orders[^1]);
        }

        return orders;
    }

    private static async Task<List<int>> Tries(Cashier cashier, IEnumerable<OrderId> orders)
    {
        List<int> tries = [];
        foreach (var order in orders) tries.Add(Assert.Single(await cashier.Attempts(order)).Tries);
        return tries;
    }
}

internal static class TroubledHours
{
    /// <summary>Trouble for as long as something is done.</summary>
    public static async Task During(this TroubledPaymentApi api, PaymentTrouble trouble, Func<Task> during)
    {
        api.Trouble = trouble;
        await during();
        api.Trouble = PaymentTrouble.None;
    }
}
