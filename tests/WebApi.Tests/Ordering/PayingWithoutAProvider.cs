using System.Net;
using CleanTemplate.Databases.Payments;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Ordering;

public sealed class PayingWithoutAProvider
{
    [Theory, OnEveryDatabase]
    public async Task An_order_stays_pending_while_the_payment_api_fails_and_is_paid_when_it_is_back(TestDatabase database)
    {
        await using var payments = await FakePaymentApi.Start();
        await using var api = Api.Started(await database.Create(), host => host
            .UseSetting("Payments:Provider", "http")
            .UseSetting("Payments:Http:BaseAddress", payments.Address.ToString())
            .UseSetting("Payments:Http:ApiKey", SearchedLogs.OfThisRun.KeepSecret(FakePaymentApi.ApiKey))
            .UseSetting("Payments:Http:RetryDelay", "00:00:00.01")
            .UseSetting("Payments:Http:TriesToJudgeBy", "3")
            .UseSetting("Payments:Http:BreakDuration", "00:00:00.5"));
        var customer = api.Customer();
        var order = await customer.PlacedOrder((await api.Product()).Sku);
        payments.Trouble = PaymentTrouble.Fails;

        var refused = await customer.Post($"{order}/payment");

        await refused.Refused(HttpStatusCode.ServiceUnavailable, "payments.unavailable");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        Assert.Equal("pending", await customer.StatusOf(order));
        var ready = await (await api.Anonymous().GetAsync("/health/ready")).Body();
        Assert.Equal("Degraded", ready.GetProperty("checks").GetProperty("payments").GetString());

        payments.Trouble = PaymentTrouble.None;
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NoContent, (await customer.Post($"{order}/payment")).StatusCode);
        Assert.Equal(("paid", 1), (await customer.StatusOf(order), payments.Charges));
    }
}
