using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Discounts;

/// <summary>A new class that implements this is found and takes part: the customer gets the best discount of all.</summary>
public interface IDiscountPolicy : IStrategy
{
    Money Discount(IReadOnlyList<OrderLine> lines);
}
