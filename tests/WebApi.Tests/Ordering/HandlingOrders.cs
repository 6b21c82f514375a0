using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

public sealed class HandlingOrders(Apis apis)
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

public sealed class BrowsingOrders(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Links_lead_through_all_orders_with_their_lines_and_back(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product(stock: 5);
        var customer = api.Customer();
        List<string> placed = [];
        for (var i = 0; i < 5; i++) placed.Insert(0, (await customer.PlacedOrder(sku)).Split('/')[^1]);

        List<JsonElement> pages = [];
        for (var address = "/api/v2/orders?limit=2"; address is not null; address = pages[^1].GetProperty("links").GetProperty("next").GetString())
            pages.Add(await (await customer.GetAsync(address)).Body());

        Assert.Equal(placed, pages.SelectMany(page => page.GetProperty("data").EnumerateArray()).Select(order => order.GetProperty("id").GetString()!));
        Assert.All(pages, page => Assert.Equal(sku, page.GetProperty("data")[0].GetProperty("lines")[0].GetProperty("sku").GetString()));
        Assert.Equal([true, true, false], pages.Select(page => page.GetProperty("meta").GetProperty("hasNext").GetBoolean()));

        var back = await customer.GetAsync(pages[^1].GetProperty("links").GetProperty("prev").GetString());
        Assert.Equal(pages[1].GetProperty("data").ToString(), (await back.Body()).GetProperty("data").ToString());
        Assert.Contains("rel=\"next\"", Assert.Single(back.Headers.GetValues("Link")), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_cursor_of_another_list_is_refused(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product(stock: 5);
        var customer = api.Customer();
        for (var i = 0; i < 2; i++) await customer.PlacedOrder(sku);
        var next = (await (await customer.GetAsync("/api/v2/orders?limit=1")).Body()).GetProperty("links").GetProperty("next").GetString()!;

        await (await customer.GetAsync($"{next}&sort=total")).Refused(HttpStatusCode.BadRequest, "common.invalid");
        await (await customer.GetAsync("/api/v2/orders?cursor=nonsense")).Refused(HttpStatusCode.BadRequest, "common.invalid");
        await (await customer.GetAsync("/api/v2/orders?status=lost")).Refused(HttpStatusCode.BadRequest, "http.unreadable_request");
    }
}
