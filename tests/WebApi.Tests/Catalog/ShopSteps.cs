using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Catalog;

/// <summary>The shop as its users speak of it.</summary>
internal static class ShopSteps
{
    private static int _skus;

    extension(Api api)
    {
        public HttpClient Manager() => api.SignedIn(Roles.Manager);

        public HttpClient Customer() => api.SignedIn(Roles.Customer);

        /// <summary>A product nobody else uses.</summary>
        public async Task<(string Path, string Sku)> Product(decimal price = 10, int stock = 5, string? name = null)
        {
            var sku = $"SKU-{Interlocked.Increment(ref _skus)}";
            var created = await api.Manager().Post("/api/v1/products", new { sku, name = name ?? sku, price = new { amount = price, currency = "EUR" }, stock });
            await created.Data(HttpStatusCode.Created);
            return (created.Headers.Location!.ToString(), sku);
        }

        public async Task<JsonElement> Get(string path) => await (await api.Anonymous().GetAsync(path)).Data();
    }
}

/// <summary>Imports as whoever sends them sees them.</summary>
internal static class ImportSteps
{
    public const string Path = "/api/v1/product-imports";
    public const string Heading = "sku,name,price,currency,stock\n";

    private static int _skus;

    /// <summary>A line with a sku that nobody else uses.</summary>
    public static string Line(string price = "9.50") => $"IMPORT-{Interlocked.Increment(ref _skus)},Imported,{price},EUR,3\n";

    public static HttpContent Csv(string text, string contentType = "text/csv")
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return content;
    }

    extension(HttpClient client)
    {
        public Task<HttpResponseMessage> Import(string text, string contentType = "text/csv", string? key = null)
        {
            HttpRequestMessage request = new(HttpMethod.Post, Path) { Content = Csv(text, contentType) };
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            return client.SendAsync(request);
        }

        /// <summary>Where its state is.</summary>
        public async Task<string> Imported(string text)
        {
            var answer = await client.Import(text);
            await answer.Data(HttpStatusCode.Accepted);
            return answer.Headers.Location!.ToString();
        }

        public async Task<JsonElement> Ended(string import)
        {
            var started = TimeProvider.System.GetTimestamp();
            while (true)
            {
                var state = await (await client.GetAsync(import)).Data();
                if (state.GetProperty("state").GetString() is not ("waiting" or "running" or "stopping")) return state;

                Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), $"The import does not end: {state}");
                await Task.Delay(20);
            }
        }
    }
}

internal sealed class CatalogAccess : AccessRows
{
    private static readonly object Price = new { amount = 12, currency = "EUR" };

    // An import that waits can always be called off.
    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["Jobs:Enabled"] = "false" };

    public override IEnumerable<AccessRow> Rows =>
    [
        Row<SearchProducts>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/products"))),
        Row<GetProduct>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene => Get(await Product(scene))),
        Row<CreateProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() =>
            Post("/api/v1/products", new { sku = $"ROW-{Guid.NewGuid():N}"[..20], name = "A row", price = Price, stock = 1 }))),
        Row<ReplaceProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Put(await Product(scene), new { name = "A row", price = Price })),
        Row<PatchProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Patch(await Product(scene), new { name = "A row" })),
        Row<ChangePrice>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Put($"{await Product(scene)}/price", new { price = Price })),
        Row<RestockProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Post($"{await Product(scene)}/restocks", new { quantity = 1 })),
        Row<ArchiveProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Delete(await Product(scene))),
        Row<ImportProducts>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() =>
            new(HttpMethod.Post, ImportSteps.Path) { Content = ImportSteps.Csv(ImportSteps.Heading + ImportSteps.Line()) })),
        Row<ListProductImports>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get(ImportSteps.Path))),
        Row<GetProductImport>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await Import(scene))),
        Row<ListImportRejections>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Get($"{await Import(scene)}/rejections")),
        Row<CancelProductImport>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Post($"{await Import(scene)}/cancellation")),
    ];

    private static async Task<string> Import(Scene scene)
    {
        using var manager = await scene.AsManager();
        return await manager.Imported(ImportSteps.Heading + ImportSteps.Line());
    }

    private static async Task<string> Product(Scene scene) => (await scene.Api.Product()).Path;
}
