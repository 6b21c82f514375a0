using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
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
