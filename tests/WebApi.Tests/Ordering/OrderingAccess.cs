using CleanTemplate.Application.Ordering;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Payments;

namespace CleanTemplate.WebApi.Tests.Ordering;

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

    private static async Task<string> Placed(Scene scene) => await scene.AsCustomer.PlacedOrder((await scene.Api.Product()).Sku);

    private static async Task<string> Paid(Scene scene)
    {
        var order = await Placed(scene);
        await scene.Api.Paid(order);
        return order;
    }
}
