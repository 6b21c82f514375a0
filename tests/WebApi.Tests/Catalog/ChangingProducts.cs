using System.Net;
using System.Text;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Catalog;

public sealed class ChangingProducts(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Put_replaces_what_may_be_changed(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product(price: 10, name: "Blue mug");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Put(path, new { name = "Red mug", price = new { amount = 12, currency = "EUR" } }, ifMatch: "\"1\"")).StatusCode);

        var product = await api.Get(path);
        Assert.Equal(("Red mug", 12m, 2L), (product.GetProperty("name").GetString(), product.GetProperty("price").GetProperty("amount").GetDecimal(), product.GetProperty("version").GetInt64()));
        Assert.Equal("Red mug", (await api.Get("/api/v1/products?search=red%20m"))[0].GetProperty("name").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_patch_changes_what_it_has_and_leaves_the_rest(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product(price: 10, name: "Blue mug");

        Assert.Equal(HttpStatusCode.NoContent, (await MergePatch(api, path, """{"price":{"amount":11.5}}""")).StatusCode);
        var priced = await api.Get(path);
        Assert.Equal(("Blue mug", 11.5m), (priced.GetProperty("name").GetString(), priced.GetProperty("price").GetProperty("amount").GetDecimal()));

        Assert.Equal(HttpStatusCode.NoContent, (await MergePatch(api, path, """{"name":"Green mug"}""")).StatusCode);
        var named = await api.Get(path);
        Assert.Equal(("Green mug", 11.5m, 3L), (named.GetProperty("name").GetString(), named.GetProperty("price").GetProperty("amount").GetDecimal(), named.GetProperty("version").GetInt64()));

        Assert.Equal(HttpStatusCode.NoContent, (await MergePatch(api, path, "{}")).StatusCode);
        Assert.Equal(3L, (await api.Get(path)).GetProperty("version").GetInt64());
    }

    [Theory, OnEveryDatabase]
    public async Task A_patch_is_checked_like_the_rest(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        foreach (var (patch, field) in new[]
        {
            ("""{"name":null}""", "name"), ("""{"name":""}""", "name"), ("""{"name":7}""", "name"),
            ("""{"price":null}""", "price"), ("""{"price":{"amount":null}}""", "price"), ("""{"price":{"amount":-1}}""", "price.amount"),
            ("""{"price":{"amount":1.234}}""", "price.amount"), ("""{"price":{"currency":null}}""", "price.currency"), ("""{"price":{"currency":"euro"}}""", "price.currency"),
        })
            await (await MergePatch(api, path, patch)).Blames(field);

        await (await MergePatch(api, path, """{"price":{"currency":"USD"}}""")).Refused(HttpStatusCode.UnprocessableEntity, "catalog.other_currency");
        Assert.Equal(1L, (await api.Get(path)).GetProperty("version").GetInt64());
    }

    [Theory, OnEveryDatabase]
    public async Task Who_changes_or_deletes_says_which_version_they_have_seen(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();
        var manager = api.Manager();
        var price = new { price = new { amount = 12, currency = "EUR" } };

        foreach (var unsaid in (HttpResponseMessage[])[
            await manager.Put(path, new { name = "x", price.price }, ifMatch: null), await manager.Patch(path, new { name = "x" }, ifMatch: null),
            await manager.Put($"{path}/price", price, ifMatch: null), await manager.Delete(path, ifMatch: null)])
            await unsaid.Refused(HttpStatusCode.PreconditionRequired, "http.precondition_required");
        foreach (var stale in (HttpResponseMessage[])[
            await manager.Put(path, new { name = "x", price.price }, ifMatch: "\"7\""), await manager.Patch(path, new { name = "x" }, ifMatch: "\"7\""), await manager.Delete(path, ifMatch: "\"7\""),
            await manager.Delete(path, ifMatch: "W/\"1\""), await manager.Delete(path, ifMatch: "\"abc\"")])
            await stale.Refused(HttpStatusCode.PreconditionFailed, "common.stale_version");
    }

    [Theory, OnEveryDatabase]
    public async Task A_deletion_that_is_sent_again_is_done_already(TestDatabase database)
    {
        var api = await apis.On(database);
        var (path, _) = await api.Product();

        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Delete(path, ifMatch: "\"1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Manager().Delete(path, ifMatch: "\"1\"")).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Whoever_has_it_already_is_not_sent_it_again(TestDatabase database)
    {
        var api = await apis.On(database);
        const string List = "/api/v1/products?search=tagged";
        var (path, _) = await api.Product(name: "Tagged thing");

        foreach (var (client, address) in new[] { (api.Anonymous(), path), (api.Manager(), path), (api.Anonymous(), List), (api.Manager(), "/api/v1/schedules/runs-cleanup/runs"), (api.Anonymous(), "/api/v1/about") })
        {
            var first = await client.GetAsync(address);
            var tag = first.Headers.ETag!.ToString();

            Assert.Equal((HttpStatusCode.NotModified, ""), await Ask(client, address, tag));
            Assert.Equal((HttpStatusCode.NotModified, ""), await Ask(client, address, $"\"another\", W/{tag}"));
            Assert.Equal((HttpStatusCode.NotModified, ""), await Ask(client, address, "*"));
            Assert.Equal((HttpStatusCode.OK, await first.Content.ReadAsStringAsync()), await Ask(client, address, "\"another\""));
        }

        var before = (await api.Anonymous().GetAsync(List)).Headers.ETag!.ToString();
        await api.Product(name: "Tagged too");
        Assert.Equal(HttpStatusCode.OK, (await Ask(api.Anonymous(), List, before)).Status);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Ask(HttpClient client, string path, string ifNoneMatch)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> MergePatch(Api api, string path, string patch)
    {
        HttpRequestMessage request = new(HttpMethod.Patch, path) { Content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json") };
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return api.Manager().SendAsync(request);
    }
}
