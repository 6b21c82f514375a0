using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Discounts;

/// <summary>Five percent off an order worth five hundred or more.</summary>
public sealed class LargeOrderDiscount : IDiscountPolicy
{
    public const decimal From = 500;
    public const decimal Percent = 5;

    public Money Discount(IReadOnlyList<OrderLine> lines)
    {
        var goods = lines.Select(line => line.Subtotal).Aggregate((sum, next) => sum + next);
        return goods.Amount >= From ? goods.Percent(Percent) : Money.Zero(goods.Currency);
    }
}
