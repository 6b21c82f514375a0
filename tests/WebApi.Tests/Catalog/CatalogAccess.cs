using CleanTemplate.Application.Catalog;
using CleanTemplate.WebApi.Tests.Access;

namespace CleanTemplate.WebApi.Tests.Catalog;

internal sealed class CatalogAccess : AccessRows
{
    private static readonly object Price = new { amount = 12, currency = "EUR" };

    public override IEnumerable<AccessRow> Rows =>
    [
        Row<SearchProducts>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/products"))),
        Row<GetProduct>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene => Get(await Product(scene))),
        Row<CreateProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() =>
            Post("/api/v1/products", new { sku = $"ROW-{Guid.NewGuid():N}"[..20], name = "A row", price = Price, stock = 1 }))),
        Row<ChangePrice>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Put($"{await Product(scene)}/price", new { price = Price })),
        Row<RestockProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
            Post($"{await Product(scene)}/restocks", new { quantity = 1 })),
        Row<ArchiveProduct>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Delete(await Product(scene))),
    ];

    private static async Task<string> Product(Scene scene) => (await scene.Api.Product()).Path;
}
