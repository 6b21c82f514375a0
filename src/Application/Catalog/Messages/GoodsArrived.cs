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
