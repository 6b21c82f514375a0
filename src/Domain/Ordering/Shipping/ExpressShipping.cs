using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Shipping;

/// <summary>A fee for the order and a little for each piece, never free.</summary>
public sealed class ExpressShipping : IShippingStrategy
{
    public const decimal Fee = 9.90m;
    public const decimal PerPiece = 0.50m;

    public ShippingMethod Method => ShippingMethod.Express;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) =>
        Money.Of(Fee + PerPiece * lines.Sum(line => line.Quantity), goods.Currency);
}
