using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog.Messages;

/// <summary>The warehouse has put goods on the shelf.</summary>
[Message("warehouse.goods-arrived", version: 1)]
public sealed record GoodsArrived(string Sku, int Quantity);

internal sealed class RestockArrivedGoods(IArrivals arrivals, IProductRepository products, TimeProvider clock) : IMessageHandler<GoodsArrived>
{
    public async Task<Result> Handle(GoodsArrived message, CancellationToken cancellationToken)
    {
        if (!Sku.IsValid(message.Sku)) return ArrivalErrors.NoSku(message.Sku);
        var sku = Sku.Of(message.Sku);
        if (await arrivals.ProductOf(sku.Value, cancellationToken) is not { } id) return ArrivalErrors.UnknownSku(sku);
        if (await products.Find(id, cancellationToken) is not { } product) return ArrivalErrors.UnknownSku(sku);
        return product.Restock(message.Quantity, clock.GetUtcNow());
    }
}

/// <summary>What arrives is known by its sku.</summary>
public interface IArrivals
{
    Task<ProductId?> ProductOf(string sku, CancellationToken cancellationToken);
}

internal static class ArrivalErrors
{
    public static Error NoSku(string text) =>
        new(ErrorKind.Validation, "catalog.no_sku", $"'{text}' is no sku: it has 1 to {Sku.MaxLength} letters, digits and hyphens.");

    public static Error UnknownSku(Sku sku) =>
        new(ErrorKind.NotFound, "catalog.sku_not_found", $"There is no product with the sku {sku}.");
}
