using System.Net;
using System.Text.Json;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Catalog;

public sealed class ManagingProducts(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task A_created_product_is_found_where_the_answer_says(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, sku) = await api.Product(price: 9.5m, stock: 3, name: "Blue mug");

        var product = await api.Get(path);

        Assert.Equal((sku, "Blue mug", 3, false), (
            product.GetProperty("sku").GetString(), product.GetProperty("name").GetString(),
            product.GetProperty("stock").GetInt32(), product.GetProperty("isArchived").GetBoolean()));
        Assert.Equal((9.5m, "EUR"), (product.GetProperty("price").GetProperty("amount").GetDecimal(), product.GetProperty("price").GetProperty("currency").GetString()));
        Assert.Equal("\"1\"", (await api.Anonymous().GetAsync(path)).Headers.ETag?.Tag);
    }

    [Theory, OnEveryDatabase]
    public async Task A_sku_is_given_once(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product();

        var again = await api.Manager().Post("/api/v1/products", new { sku, name = "x", price = new { amount = 1, currency = "EUR" }, stock = 0 });

        await again.Refused(HttpStatusCode.Conflict, "catalog.sku_taken");
    }

    [Theory, OnEveryDatabase]
    public async Task Price_stock_and_archive_change_the_product(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product(price: 10, stock: 5);

        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Put($"{path}/price", new { price = new { amount = 12, currency = "EUR" } })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Post($"{path}/restocks", new { quantity = 2 })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Delete(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Delete(path)).StatusCode);

        var product = await api.Get(path);
        Assert.Equal((12m, 7, true, 4L), (
            product.GetProperty("price").GetProperty("amount").GetDecimal(), product.GetProperty("stock").GetInt32(),
            product.GetProperty("isArchived").GetBoolean(), product.GetProperty("version").GetInt64()));
    }

    [Theory, OnEveryDatabase]
    public async Task Only_managers_manage_products(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        await (await api.Customer().Delete(path)).Refused(HttpStatusCode.Forbidden, "common.permission_required");
        await (await api.Anonymous().Delete(path)).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
    }

    [Theory, OnEveryDatabase]
    public async Task Who_may_not_is_refused_before_the_body_is_read(TestDatabase database)
    {
        var api = await apis.On(database);
        using StringContent garbage = new("{", null, "application/json");

        await (await api.Customer().PostAsync("/api/v1/products", garbage)).Refused(HttpStatusCode.Forbidden, "common.permission_required");
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_product_is_not_found(TestDatabase database)
    {
        var api = await apis.On(database);
        var unknown = $"/api/v1/products/{Guid.CreateVersion7()}";

        await (await api.Anonymous().GetAsync(unknown)).Refused(HttpStatusCode.NotFound, "catalog.product_not_found");
        await (await api.Manager().Delete(unknown)).Refused(HttpStatusCode.NotFound, "catalog.product_not_found");
    }

    [Theory, OnEveryDatabase]
    public async Task A_search_answers_a_page_with_its_place_and_its_neighbours(TestDatabase database)
    {
        var api = await apis.On(database);
        foreach (var _ in Enumerable.Range(0, 3)) await api.Product(name: "Paged thing");

        var page = await (await api.Anonymous().GetAsync("/api/v1/products?search=paged&pageSize=1&page=2")).Body();

        Assert.Single(page.GetProperty("data").EnumerateArray());
        Assert.Equal("""{"page":2,"pageSize":1,"totalCount":3,"totalPages":3,"hasNext":true,"hasPrevious":true}""", page.GetProperty("meta").GetRawText());
        Assert.Equal(
            JsonSerializer.Serialize(new
            {
                self = "/api/v1/products?search=paged&pageSize=1&page=2",
                first = "/api/v1/products?search=paged&pageSize=1&page=1",
                prev = "/api/v1/products?search=paged&pageSize=1&page=1",
                next = "/api/v1/products?search=paged&pageSize=1&page=3",
                last = "/api/v1/products?search=paged&pageSize=1&page=3",
            }),
            JsonSerializer.Serialize(page.GetProperty("links")));
    }
}
