using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Discounts;

/// <summary>A new class that implements this is found and takes part: the customer gets the best discount of all.</summary>
public interface IDiscountPolicy : IStrategy
{
    Money Discount(IReadOnlyList<OrderLine> lines);
}

/// <summary>Ten percent off each line of ten or more pieces.</summary>
public sealed class BulkDiscount : IDiscountPolicy
{
    public const int Pieces = 10;
    public const decimal Percent = 10;

    public Money Discount(IReadOnlyList<OrderLine> lines) => lines
        .Select(line => line.Quantity >= Pieces ? line.Subtotal.Percent(Percent) : Money.Zero(line.UnitPrice.Currency))
        .Aggregate((sum, next) => sum + next);
}

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
