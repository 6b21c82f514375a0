using System.Net;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

public sealed class PlacingOrders(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task An_order_is_priced_discounted_and_shipped_as_asked(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, sku) = await api.Product(price: 5, stock: 10);
        var customer = api.Customer();

        var placed = await customer.PlaceOrder(sku, quantity: 10, shipping: "express");

        await placed.Data(HttpStatusCode.Created);
        var order = await (await customer.GetAsync(placed.Headers.Location)).Data();
        Assert.Equal(("pending", 5m, 14.90m, 59.90m), (
            order.GetProperty("status").GetString(), Amount("discount"), Amount("shippingCost"), Amount("total")));
        Assert.Equal(0, (await api.Get(path)).GetProperty("stock").GetInt32());

        decimal Amount(string name) => order.GetProperty(name).GetProperty("amount").GetDecimal();
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_placed_in_one_version_is_seen_in_all(TestDatabase database)
    {
        var api = await apis.On(database);
        var customer = api.Customer();
        var order = new { items = new[] { new { (await api.Product()).Sku, Quantity = 1 } }, shipping = "pickup" };

        var place = (await customer.Post("/api/v2/orders", order)).Headers.Location!.ToString();

        Assert.StartsWith("/api/v2/orders/", place, StringComparison.Ordinal);
        Assert.Equal("pending", await customer.StatusOf(place));
        Assert.Equal("pending", await customer.StatusOf(place.Replace("/v2/", "/v1/", StringComparison.Ordinal)));
        Assert.StartsWith(place, (await customer.Post($"{place}/payment")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await (await customer.GetAsync("/api/v1/orders")).Body()).GetProperty("meta").GetProperty("totalCount").GetInt32());
        Assert.Equal(1, (await (await customer.GetAsync("/api/v2/orders")).Data()).GetArrayLength());
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_for_more_than_the_stock_is_refused_and_takes_nothing(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, sku) = await api.Product(stock: 3);

        var response = await api.Customer().PlaceOrder(sku, quantity: 4);

        await response.Refused(HttpStatusCode.UnprocessableEntity, "ordering.out_of_stock");
        Assert.Equal((3, 1L), ((await api.Get(path)).GetProperty("stock").GetInt32(), (await api.Get(path)).GetProperty("version").GetInt64()));
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_names_known_products_and_a_known_way_of_shipping(TestDatabase database)
    {
        var customer = (await apis.On(database)).Customer();

        await (await customer.PlaceOrder("NONE")).Refused(HttpStatusCode.UnprocessableEntity, "ordering.unknown_sku");
        Assert.Equal("This is not one of: standard, express, pickup.", await (await customer.PlaceOrder("NONE", shipping: "rocket")).Blames("shipping"));
        Assert.Equal("'Quantity' must be between 1 and 1000. You entered 0.", await (await customer.PlaceOrder("NONE", quantity: 0)).Blames("items[0].quantity"));
        Assert.Equal("'Items' must not be empty.", await (await customer.Post("/api/v1/orders", new { items = new object?[] { null } })).Blames("items[0]"));
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_is_known_by_an_id_that_is_not_ours_is_nobody(TestDatabase database)
    {
        var stranger = (await apis.On(database)).Anonymous();
        var token = TestIssuer.Only.Token(TestIssuer.Only.Header, TestIssuer.Claims(TimeProvider.System.GetUtcNow(), sub: "somebody"));
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", token);

        await (await stranger.GetAsync("/api/v1/orders")).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
    }

    [Theory, OnEveryDatabase]
    public async Task Only_customers_place_orders(TestDatabase database)
    {
        var api = await apis.On(database);

        await (await api.Manager().PlaceOrder("ANY")).Refused(HttpStatusCode.Forbidden, "common.permission_required");
        await (await api.Anonymous().PlaceOrder("ANY")).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
    }
}
