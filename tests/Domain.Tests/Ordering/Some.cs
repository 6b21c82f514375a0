using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;

namespace CleanTemplate.Domain.Tests.Ordering;

/// <summary>Things whose details do not matter to the test at hand.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    public static OrderLine Line(decimal price = 10, int quantity = 1, string currency = "EUR") =>
        OrderLine.For(ProductId.New(Time), "MUG", "Mug", Money.Of(price, currency), quantity);

    public static Order Order() =>
        Domain.Ordering.Order.Place(OrderId.New(Time), UserId.New(Time), [Line()], [], new PickupShipping(), Time).Value;
}
