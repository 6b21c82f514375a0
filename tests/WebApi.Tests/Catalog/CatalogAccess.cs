using CleanTemplate.Application.Catalog;
using CleanTemplate.WebApi.Tests.Access;

namespace CleanTemplate.WebApi.Tests.Catalog;

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

    private static Task<string> Import(Scene scene) => scene.AsManager.Imported(ImportSteps.Heading + ImportSteps.Line());

    private static async Task<string> Product(Scene scene) => (await scene.Api.Product()).Path;
}
