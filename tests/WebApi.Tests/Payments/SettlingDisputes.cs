using System.Net;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Ordering;

namespace CleanTemplate.WebApi.Tests.Payments;

public sealed class SettlingDisputes
{
    private const string Attempts = "/api/v1/payment-attempts";

    [Theory, OnEveryDatabase]
    public async Task A_disputed_payment_is_shown_to_staff_and_when_it_is_dismissed_the_order_can_be_paid_again(TestDatabase database)
    {
        await using var api = Api.Started(await database.Create(), host => host.UseSetting("Jobs:Enabled", "false"));
        var (customer, staff) = (api.Customer(), api.Manager());
        var order = await customer.PlacedOrder((await api.Product()).Sku);
        await customer.Post($"{order}/payment");
        var id = await api.Disputed(order);

        var shown = Assert.Single((await (await staff.GetAsync(Attempts)).Data()).EnumerateArray());
        Assert.Equal((id.ToString(), order.Split('/')[^1], "disputed"), (shown.GetProperty("id").GetString(), shown.GetProperty("subject").GetString(), shown.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await staff.Post($"{Attempts}/{id}/dismissal")).StatusCode);

        await customer.SeesOrder(order, "pending");
        Assert.Empty((await (await staff.GetAsync(Attempts)).Data()).EnumerateArray());
        Assert.Equal(HttpStatusCode.Accepted, (await customer.Post($"{order}/payment")).StatusCode);
        Assert.Single((await (await staff.GetAsync($"{Attempts}?waiting=true")).Data()).EnumerateArray());
        await (await staff.Post($"{Attempts}/{id}/dismissal")).Refused(HttpStatusCode.Conflict, "payments.not_disputed");
        await (await staff.Post($"{Attempts}/{Guid.NewGuid()}/dismissal")).Refused(HttpStatusCode.NotFound, "payments.attempt_not_found");
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.GetAsync($"{Attempts}?waiting=maybe")).StatusCode);
    }
}
