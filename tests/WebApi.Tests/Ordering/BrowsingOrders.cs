using System.Net;
using System.Text.Json;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

public sealed class BrowsingOrders(Apis apis) : IClassFixture<Apis>
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
