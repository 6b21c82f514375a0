using System.Linq.Expressions;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

public sealed record ProductDto(
    ProductId Id, string Sku, string Name, MoneyDto Price, int Stock, bool IsArchived, DateTimeOffset CreatedAt, long Version)
{
    public static readonly Expression<Func<Product, ProductDto>> Of = product => new(
        product.Id,
        product.Sku.Value,
        product.Name,
        new MoneyDto(product.PriceAmount, product.PriceCurrency),
        product.Stock,
        product.IsArchived,
        product.CreatedAt,
        product.Version);
}
