using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Shipping;

/// <summary>A flat fee, free for larger orders.</summary>
public sealed class StandardShipping : IShippingStrategy
{
    public const decimal Fee = 4.90m;
    public const decimal FreeFrom = 50;

    public ShippingMethod Method => ShippingMethod.Standard;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) => Money.Of(goods.Amount >= FreeFrom ? 0 : Fee, goods.Currency);
}
