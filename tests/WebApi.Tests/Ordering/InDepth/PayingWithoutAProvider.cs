using System.Net;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Ordering.InDepth;

public sealed class PayingWithoutAProvider
{
    [Theory, OnEveryDatabase]
    public async Task Nobody_is_called_inside_a_request(TestDatabase database)
    {
        await using var payments = await TroubledPaymentApi.Start();
        await using var api = Api.Started(await database.Create(), host => PaidThrough(payments, host).UseSetting("Jobs:Enabled", "false"));
        var customer = api.Customer();

        var order = await customer.PlacedOrder((await api.Product()).Sku);
        var asked = await customer.Post($"{order}/payment");

        Assert.Equal((HttpStatusCode.Accepted, order), (asked.StatusCode, asked.Headers.Location?.ToString()));
        Assert.Equal(("pendingPayment", 0), (await customer.StatusOf(order), payments.Requests));
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_waits_while_the_payment_api_fails_and_is_paid_when_it_is_back(TestDatabase database)
    {
        await using var payments = await TroubledPaymentApi.Start();
        await using var api = Api.Started(await database.Create(), host => PaidThrough(payments, host));
        var customer = api.Customer();
        var order = await customer.PlacedOrder((await api.Product()).Sku);
        payments.Trouble = PaymentTrouble.Fails;

        Assert.Equal(HttpStatusCode.Accepted, (await customer.Post($"{order}/payment")).StatusCode);

        await Becomes(api, "Degraded");
        Assert.Equal("pendingPayment", await customer.StatusOf(order));
        await (await customer.Post($"{order}/cancellation")).Refused(HttpStatusCode.Conflict, "ordering.being_paid");
        await (await customer.Post($"{order}/payment")).Refused(HttpStatusCode.Conflict, "ordering.being_paid");

        payments.Trouble = PaymentTrouble.None;
        // Until the circuit lets a call try.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await AMinutePasses(api);
        await customer.SeesOrder(order, "paid");
        Assert.Equal(1, payments.Charges);
        await Becomes(api, "Healthy");
    }

    private static IWebHostBuilder PaidThrough(TroubledPaymentApi payments, IWebHostBuilder host) => host
        .UseSetting("Payments:Provider", "http")
        .UseSetting("Payments:Http:BaseAddress", payments.Address.ToString())
        .UseSetting("Payments:Http:ApiKey", SearchedLogs.OfThisRun.KeepSecret(TroubledPaymentApi.ApiKey))
        .UseSetting("Payments:Http:RetryDelay", "00:00:00.01")
        .UseSetting("Payments:Http:TriesToJudgeBy", "3")
        .UseSetting("Payments:Http:BreakDuration", "00:00:00.5")
        .UseSetting("Schedules:Enabled", "true")
        .UseSetting("Schedules:pending-payments", "* * * * * ?");

    private static Task<int> AMinutePasses(Api api) => api.Database.With((AppDbContext context) => context.Set<PaymentAttempt>()
        .ExecuteUpdateAsync(row => row.SetProperty(attempt => attempt.LastTriedAt, attempt => attempt.LastTriedAt.AddMinutes(-1))));

    /// <summary>What the health of payments comes to be.</summary>
    private static async Task Becomes(Api api, string health)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Health(api) is var present && present != health)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10), $"Payments are {present}, not {health}.");
            await Task.Delay(20);
        }
    }

    private static async Task<string?> Health(Api api) =>
        (await (await api.Anonymous().GetAsync("/health/ready")).Body()).GetProperty("checks").GetProperty("payments").GetString();
}
