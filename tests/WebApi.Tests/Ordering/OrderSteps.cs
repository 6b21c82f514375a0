using System.Net;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Ordering;

internal static class OrderSteps
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    extension(HttpClient customer)
    {
        public Task<HttpResponseMessage> PlaceOrder(string sku, int quantity = 1, string shipping = "pickup", string? key = null) =>
            customer.Post("/api/v1/orders", new { items = new[] { new { sku, quantity } }, shipping }, key: key);

        /// <summary>The path of an order that is placed.</summary>
        public async Task<string> PlacedOrder(string sku, int quantity = 1)
        {
            var placed = await customer.PlaceOrder(sku, quantity);
            await placed.Data(HttpStatusCode.Created);
            return placed.Headers.Location!.ToString();
        }

        /// <summary>Asks for the payment of an order and waits until it is collected.</summary>
        public async Task Pay(string order, string? ifMatch = null)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await customer.Post($"{order}/payment", ifMatch: ifMatch)).StatusCode);
            await customer.SeesOrder(order, "paid");
        }

        /// <summary>Waits for a status that somebody else brings about.</summary>
        public async Task SeesOrder(string order, string status)
        {
            var started = TimeProvider.System.GetTimestamp();
            while (await customer.StatusOf(order) is var present && present != status)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The order is {present}, not {status}.");
                await Task.Delay(20);
            }
        }

        public async Task<string> StatusOf(string order) => (await (await customer.GetAsync(order)).Data()).GetProperty("status").GetString()!;
    }
}
