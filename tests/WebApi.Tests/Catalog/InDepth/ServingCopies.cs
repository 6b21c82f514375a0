using System.Net;
using System.Text.Json;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Catalog.InDepth;

public sealed class ServingCopies
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Theory, OnEveryDatabase]
    public async Task Customers_are_served_copies_and_managers_what_is_there(TestDatabase database)
    {
        await using var api = Caching(await database.Create());
        var (path, _) = await api.Product(stock: 5);
        await api.Settled();
        await Listed(api);
        var (first, customer) = (await Stock(api.Anonymous(), path), await Stock(api.Customer(), path));

        await BehindItsBack(api, 999);

        Assert.Equal((5, 5), (first, customer));
        Assert.Equal((5, 5, 999), (await Stock(api.Anonymous(), path), await Stock(api.Customer(), path), await Stock(api.Manager(), path)));
        Assert.Equal(5, (await Listed(api)).GetProperty("stock").GetInt32());
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_is_seen_on_every_instance_within_a_second(TestDatabase database)
    {
        await using var here = Caching(await database.Create());
        await using var there = Caching(here.Database, leavesDatabase: true);
        var (path, sku) = await here.Product(stock: 5);
        await here.Settled();
        Assert.Equal((5, 5), (await Stock(here.Anonymous(), path), await Stock(there.Anonymous(), path)));

        await (await here.Customer().Post("/api/v1/orders", new { items = new[] { new { sku, quantity = 2 } } })).Data(HttpStatusCode.Created);
        await Becomes(3, here, path);
        await Becomes(3, there, path);

        Assert.Equal(HttpStatusCode.NoContent, (await there.Manager().Post($"{path}/restocks", new { quantity = 7 })).StatusCode);
        await Becomes(10, here, path);
        await Becomes(10, there, path);
    }

    [Theory, OnEveryDatabase]
    public async Task Answers_are_kept_for_those_who_are_not_signed_in_only(TestDatabase database)
    {
        await using var api = Caching(await database.Create());
        var (path, _) = await api.Product();
        await api.Settled();

        Assert.Null((await api.Anonymous().GetAsync(path)).Headers.Age);
        Assert.NotNull((await api.Anonymous().GetAsync(path)).Headers.Age);
        Assert.Null((await api.Customer().GetAsync(path)).Headers.Age);
    }

    [Theory, OnEveryDatabase]
    public async Task Every_answer_says_who_may_keep_it(TestDatabase database)
    {
        await using var api = Caching(await database.Create());
        var (path, _) = await api.Product();

        Assert.Equal("public, no-cache", await Keeping(api.Anonymous(), path));
        Assert.Equal("public, no-cache", await Keeping(api.Anonymous(), "/api/v1/products?pageSize=1"));
        Assert.Equal("private, no-cache", await Keeping(api.Customer(), "/api/v1/orders"));
        Assert.Equal("no-store", await Keeping(api.Anonymous(), $"/api/v1/products/{Guid.Empty}"));
        Assert.Equal("no-store", await Keeping(api.Anonymous(), "/api/v1/orders"));
    }

    private static Api Caching(OwnDatabase database, bool leavesDatabase = false) =>
        Api.Started(database, settings => settings.UseSetting("Cache:MaxAge", "00:01:00"), leavesDatabase);

    private static async Task<JsonElement> Listed(Api api) => (await api.Get("/api/v1/products"))[0];

    private static Task<int> BehindItsBack(Api api, int stock) =>
        api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE products SET "Stock" = {stock}"""));

    private static async Task<int> Stock(HttpClient client, string path) => (await (await client.GetAsync(path)).Data()).GetProperty("stock").GetInt32();

    private static async Task Becomes(int stock, Api api, string path)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Stock(api.Anonymous(), path) != stock)
        {
            // Three times as long as promised: the machine may be busy with other tests.
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Soon * 3, $"The stock is not {stock} yet.");
            await Task.Delay(20);
        }
    }

    private static async Task<string> Keeping(HttpClient client, string path) =>
        Assert.Single((await client.GetAsync(path)).Headers.NonValidated["Cache-Control"]);
}
