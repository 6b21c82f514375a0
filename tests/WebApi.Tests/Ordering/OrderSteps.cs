using System.Net;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

internal static class OrderSteps
{
    extension(HttpClient customer)
    {
        public Task<HttpResponseMessage> PlaceOrder(string sku, int quantity = 1, string shipping = "pickup") =>
            customer.Post("/api/v1/orders", new { items = new[] { new { sku, quantity } }, shipping });

        /// <summary>The path of an order that is placed.</summary>
        public async Task<string> PlacedOrder(string sku, int quantity = 1)
        {
            var placed = await customer.PlaceOrder(sku, quantity);
            await placed.Data(HttpStatusCode.Created);
            return placed.Headers.Location!.ToString();
        }

        public async Task<string> StatusOf(string order) => (await (await customer.GetAsync(order)).Data()).GetProperty("status").GetString()!;
    }
}
