using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Shipping;

/// <summary>One strategy for each shipping method; the customer chooses.</summary>
public interface IShippingStrategy : IStrategy
{
    ShippingMethod Method { get; }

    Money Cost(IReadOnlyList<OrderLine> lines, Money goods);
}

public enum ShippingMethod
{
    Standard,
    Express,
    Pickup,
}

/// <summary>A flat fee, free for larger orders.</summary>
public sealed class StandardShipping : IShippingStrategy
{
    public const decimal Fee = 4.90m;
    public const decimal FreeFrom = 50;

    public ShippingMethod Method => ShippingMethod.Standard;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) => Money.Of(goods.Amount >= FreeFrom ? 0 : Fee, goods.Currency);
}

/// <summary>A fee for the order and a little for each piece, never free.</summary>
public sealed class ExpressShipping : IShippingStrategy
{
    public const decimal Fee = 9.90m;
    public const decimal PerPiece = 0.50m;

    public ShippingMethod Method => ShippingMethod.Express;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) =>
        Money.Of(Fee + PerPiece * lines.Sum(line => line.Quantity), goods.Currency);
}

/// <summary>The customer fetches the goods.</summary>
public sealed class PickupShipping : IShippingStrategy
{
    public ShippingMethod Method => ShippingMethod.Pickup;

    public Money Cost(IReadOnlyList<OrderLine> lines, Money goods) => Money.Zero(goods.Currency);
}
