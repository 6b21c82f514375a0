using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering.Discounts;

/// <summary>Ten percent off each line of ten or more pieces.</summary>
public sealed class BulkDiscount : IDiscountPolicy
{
    public const int Pieces = 10;
    public const decimal Percent = 10;

    public Money Discount(IReadOnlyList<OrderLine> lines) => lines
        .Select(line => line.Quantity >= Pieces ? line.Subtotal.Percent(Percent) : Money.Zero(line.UnitPrice.Currency))
        .Aggregate((sum, next) => sum + next);
}
