using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Shipping;

/// <summary>The customer fetches the goods.</summary>
public sealed class PickupShipping : IShippingStrategy
{
    public ShippingMethod Method => ShippingMethod.Pickup;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) => Money.Zero(goods.Currency);
}
