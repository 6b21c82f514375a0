using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

public sealed class HandlingOrders(Apis apis) : IClassFixture<Apis>
{
    [Theory, OnEveryDatabase]
    public async Task An_order_is_paid_by_its_customer_and_shipped_by_a_manager(TestDatabase database)
    {
        var api = await apis.On(database);
        var customer = api.Customer();
        var order = await customer.PlacedOrder((await api.Product()).Sku);

        await customer.Pay(order, ifMatch: "\"1\"");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Post($"{order}/shipment", ifMatch: "\"3\"")).StatusCode);

        Assert.Equal("shipped", await customer.StatusOf(order));
    }

    [Theory, OnEveryDatabase]
    public async Task A_cancelled_order_gives_its_goods_back(TestDatabase database)
    {
        var api = await apis.On(database);
        var customer = api.Customer();
        var (product, sku) = await api.Product(stock: 5);
        var order = await customer.PlacedOrder(sku, quantity: 2);

        Assert.Equal(HttpStatusCode.NoContent, (await customer.Post($"{order}/cancellation")).StatusCode);

        Assert.Equal("cancelled", await customer.StatusOf(order));
        Assert.Equal(5, (await api.Get(product)).GetProperty("stock").GetInt32());
    }

    [Theory, OnEveryDatabase]
    public async Task A_step_out_of_turn_is_a_conflict(TestDatabase database)
    {
        var api = await apis.On(database);
        var order = await api.Customer().PlacedOrder((await api.Product()).Sku);

        await (await api.Manager().Post($"{order}/shipment")).Refused(HttpStatusCode.Conflict, "ordering.wrong_status");
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_above_the_limit_is_declined_and_the_order_says_so_and_may_be_cancelled(TestDatabase database)
    {
        var api = await apis.On(database);
        var customer = api.Customer();
        var order = await customer.PlacedOrder((await api.Product(price: 20_000)).Sku);

        var asked = await customer.Post($"{order}/payment");

        Assert.Equal((HttpStatusCode.Accepted, order), (asked.StatusCode, asked.Headers.Location?.ToString()));
        await customer.SeesOrder(order, "pending");
        Assert.True((await (await customer.GetAsync(order)).Data()).GetProperty("paymentDeclined").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, (await customer.Post($"{order}/cancellation")).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task The_order_of_somebody_else_is_not_found(TestDatabase database)
    {
        var api = await apis.On(database);
        var order = await api.Customer().PlacedOrder((await api.Product()).Sku);
        var somebodyElse = api.Customer();

        await (await somebodyElse.GetAsync(order)).Refused(HttpStatusCode.NotFound, "ordering.order_not_found");
        await (await somebodyElse.Post($"{order}/payment")).Refused(HttpStatusCode.NotFound, "ordering.order_not_found");
        await (await somebodyElse.Post($"{order}/cancellation")).Refused(HttpStatusCode.NotFound, "ordering.order_not_found");
        Assert.Equal("pending", await api.Manager().StatusOf(order));
    }

    [Theory, OnEveryDatabase]
    public async Task Customers_list_their_own_orders_and_managers_those_of_any_user(TestDatabase database)
    {
        var api = await apis.On(database);
        var user = Api.NewUser();
        var customer = api.SignedIn(Roles.Customer, user);
        var (_, sku) = await api.Product(stock: 10);
        var (older, newer) = (await customer.PlacedOrder(sku), await customer.PlacedOrder(sku));
        await api.Customer().PlacedOrder(sku);

        Assert.Equal([newer, older], await List(customer, "/api/v1/orders"));
        Assert.Equal([newer, older], await List(api.Manager(), $"/api/v1/users/{user}/orders"));
        await (await customer.GetAsync($"/api/v1/users/{user}/orders")).Refused(HttpStatusCode.Forbidden, "common.permission_required");
    }

    private static async Task<IEnumerable<string>> List(HttpClient client, string path) =>
        (await (await client.GetAsync(path)).Data()).EnumerateArray().Select(order => $"/api/v1/orders/{order.GetProperty("id").GetString()}");
}
