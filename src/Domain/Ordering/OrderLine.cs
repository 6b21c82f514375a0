using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

/// <summary>One product of an order, with its name and price as they were when the order was placed.</summary>
public sealed class OrderLine
{
    public const int MaxQuantity = 1_000;

    private OrderLine(ProductId product, string sku, string name, int quantity) =>
        (Product, Sku, Name, Quantity) = (product, sku, name, quantity);

    public ProductId Product { get; private init; }

    public string Sku { get; private init; }

    public string Name { get; private init; }

    public int Quantity { get; private init; }

    public Money UnitPrice { get; private init; } = null!;

    public Money Subtotal => UnitPrice * Quantity;

    public static OrderLine For(ProductId product, string sku, string name, Money unitPrice, int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(quantity is >= 1 and <= MaxQuantity, true, nameof(quantity));
        return new(product, sku, name, quantity) { UnitPrice = unitPrice };
    }
}
