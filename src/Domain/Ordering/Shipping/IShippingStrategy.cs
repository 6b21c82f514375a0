using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Shipping;

/// <summary>One strategy for each shipping method; the customer chooses.</summary>
public interface IShippingStrategy : IStrategy
{
    ShippingMethod Method { get; }

    Money Cost(IReadOnlyList<OrderLine> lines, Money goods);
}
