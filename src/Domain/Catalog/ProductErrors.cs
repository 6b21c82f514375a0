using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

public static class ProductErrors
{
    public static Error NotFound(ProductId id) =>
        new(ErrorKind.NotFound, "catalog.product_not_found", $"There is no product {id}.");

    public static Error SkuTaken(Sku sku) =>
        new(ErrorKind.Conflict, "catalog.sku_taken", $"There is already a product with the sku {sku}.");

    public static Error Archived(Sku sku) =>
        new(ErrorKind.Conflict, "catalog.product_archived", $"The product {sku} is archived and does not change any more.");

    public static Error PriceOutOfRange(Money price) =>
        new(ErrorKind.Rule, "catalog.price_out_of_range", $"A price is more than 0 and at most {Product.MaxPrice:0}; this is {price}.");

    public static Error OtherCurrency(string currency) =>
        new(ErrorKind.Rule, "catalog.other_currency", $"The product is sold in {currency}; its price stays in that currency.");

    public static Error StockOutOfRange(long stock) =>
        new(ErrorKind.Rule, "catalog.stock_out_of_range", $"A stock is between 0 and {Product.MaxStock} pieces; this would be {stock}.");
}
