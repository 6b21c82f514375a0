using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.WebApi.Common.OpenApi;

namespace CleanTemplate.WebApi.Catalog;

internal sealed class CatalogExamples : IExamples
{
    public const string File = "sku,name,price,currency,stock\nMUG-GREEN,Green mug,12.50,EUR,40\nPLATE-WHITE,White plate,9.00,EUR,25\n";

    private static readonly MoneyDto Price = new(12.50m, "EUR");

    public IEnumerable<object> Bodies =>
    [
        new CreateProduct("MUG-GREEN", "Green mug", Price, Stock: 40),
        new ProductBody("Green mug, large", Price),
        new ProductPatchBody { Name = "Green mug, small", Price = new PricePatch { Amount = 9.75m } },
        new PriceBody(Price),
        new RestockBody(Quantity: 12),
    ];
}
