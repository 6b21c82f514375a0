using System.Net;
using CleanTemplate.Application.Ordering;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Payments;

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

internal sealed class OrderingAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<PlaceOrder>(anonymous: 401, customer: Passes, other: Passes, manager: 403, admin: Passes, request: async scene =>
            Post("/api/v1/orders", new { items = new[] { new { (await scene.Api.Product()).Sku, Quantity = 1 } }, shipping = "pickup" })),
        Row<ListMyOrders>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/orders"))),
        Row<BrowseMyOrders>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v2/orders"))),
        Row<GetOrder>(anonymous: 401, customer: Passes, other: 404, manager: Passes, admin: Passes, request: async scene => Get(await Placed(scene))),
        Row<PayOrder>(anonymous: 401, customer: Passes, other: 404, manager: 403, admin: 404, request: async scene => Post($"{await Placed(scene)}/payment")),
        Row<ShipOrder>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await Paid(scene)}/shipment")),
        Row<CancelOrder>(anonymous: 401, customer: Passes, other: 404, manager: Passes, admin: Passes, request: async scene => Post($"{await Placed(scene)}/cancellation")),
        Row<ListUserOrders>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: scene =>
            Task.FromResult(Get($"/api/v1/users/{scene.Customer}/orders"))),
    ];

    private static async Task<string> Placed(Scene scene)
    {
        using var customer = await scene.AsCustomer();
        return await customer.PlacedOrder((await scene.Api.Product()).Sku);
    }

    private static async Task<string> Paid(Scene scene)
    {
        var order = await Placed(scene);
        await scene.Api.Paid(order);
        return order;
    }
}
