using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Payments;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

public sealed class CollectingPayments
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_asks_to_pay_does_not_wait_for_the_provider(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();

        await cashier.Pay(order);
        Assert.Equal((OrderStatus.PendingPayment, 0), ((await cashier.Reload(order)).Status, api.Requests));

        await cashier.Work();
        Assert.Equal((OrderStatus.Paid, 1, 1), ((await cashier.Reload(order)).Status, api.Requests, api.Charges));
        Assert.Equal("charged", Assert.Single(await cashier.Jobs()).Result);
    }

    [Theory, OnEveryDatabase]
    public async Task The_provider_is_called_outside_of_transactions_and_after_the_try_is_on_record(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();
        var attempt = await cashier.Pay(order);
        await using var scope = cashier.NewScope();
        var context = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        cashier.Payments.BeforeCharge = async () =>
        {
            Assert.Null(context.Database.CurrentTransaction);
            Assert.Equal(1, Assert.Single(await cashier.Attempts(order)).Tries);
        };

        Assert.Equal("charged", await scope.ServiceProvider.GetRequiredService<IJob<CollectPayment>>().Run(new(attempt), default));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_follows_a_collector_that_died_after_the_charge_asks_first_and_charges_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier dying = new(own, api), next = new(own, api);
        var order = await dying.Placed();
        var attempt = await dying.Pay(order);
        dying.Payments.AfterCharge = () => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => dying.Collect(attempt));
        Assert.Equal((OrderStatus.PendingPayment, 1), ((await next.Reload(order)).Status, api.Charges));

        await next.NextMinute();

        Assert.Equal(["find"], next.Payments.Calls);
        Assert.Equal((OrderStatus.Paid, 1), ((await next.Reload(order)).Status, api.Charges));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_follows_a_collector_that_died_before_the_charge_asks_and_then_charges(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier dying = new(own, api), next = new(own, api);
        var order = await dying.Placed();
        var attempt = await dying.Pay(order);
        dying.Payments.BeforeCharge = () => throw new IOException("The process ends here.");
        await Assert.ThrowsAsync<IOException>(() => dying.Collect(attempt));

        Assert.Equal("charged", await next.Collect(attempt));
        await next.HandleFacts();

        Assert.Equal(["find", "charge"], next.Payments.Calls);
        Assert.Equal((OrderStatus.Paid, 1), ((await next.Reload(order)).Status, api.Charges));
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_declined_payment_the_customer_may_pay_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();
        api.Trouble = PaymentTrouble.Declines;
        var first = await cashier.Pay(order);
        await cashier.Work();
        var declined = await cashier.Reload(order);
        Assert.Equal((OrderStatus.Pending, true, 0, 1), (declined.Status, declined.PaymentDeclined, api.Charges, await cashier.Facts("ordering.payment-declined")));

        api.Trouble = PaymentTrouble.None;
        var second = await cashier.Pay(order);
        Assert.NotEqual(first, second);
        await cashier.Work();

        var paid = await cashier.Reload(order);
        Assert.Equal((OrderStatus.Paid, false, 1, 1), (paid.Status, paid.PaymentDeclined, api.Charges, await cashier.Facts("ordering.order-paid")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_of_another_amount_is_left_to_people_and_never_tried_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();
        api.Trouble = PaymentTrouble.ChargesAnotherAmount;
        await cashier.Pay(order);
        await cashier.Work();
        var requests = api.Requests;

        Assert.Equal("0 payments settled", await cashier.NextMinute());

        Assert.Equal((OrderStatus.PendingPayment, PaymentAttemptState.Disputed), ((await cashier.Reload(order)).Status, Assert.Single(await cashier.Attempts(order)).State));
        Assert.Equal(requests, api.Requests);
    }

    [Theory, OnEveryDatabase]
    public async Task Eight_collectors_at_once_charge_once_and_mark_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();
        var attempt = await cashier.Pay(order);
        var (here, everybody) = (0, new TaskCompletionSource());
        cashier.Payments.BeforeCharge = () =>
        {
            if (Interlocked.Increment(ref here) == 8) everybody.SetResult();
            return everybody.Task.WaitAsync(TimeSpan.FromSeconds(10));
        };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => cashier.Collect(attempt))));

        Assert.All(results, result => Assert.Equal("charged", result));
        await cashier.HandleFacts();
        var paid = await cashier.Reload(order);
        // Placed, asked for, paid.
        Assert.Equal((OrderStatus.Paid, 3L, 1, 1), (paid.Status, paid.Version, api.Charges, await cashier.Facts("ordering.order-paid")));
    }

    [Theory, OnEveryDatabase]
    public async Task A_job_that_finds_no_answer_is_done_and_leaves_the_rest_to_the_schedule(TestDatabase database)
    {
        await using var own = await database.Create();
        await using var api = await TroubledPaymentApi.Start();
        await using Cashier cashier = new(own, api);
        var order = await cashier.Placed();
        api.Trouble = PaymentTrouble.LosesTheAnswer;
        await cashier.Pay(order);

        await cashier.Work();

        var job = Assert.Single(await cashier.Jobs());
        Assert.Equal((WorkState.Done, "no answer from the provider: left to the schedule"), (job.State, job.Result));
        Assert.Equal(OrderStatus.PendingPayment, (await cashier.Reload(order)).Status);
    }
}
