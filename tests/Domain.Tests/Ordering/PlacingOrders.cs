using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Discounts;
using CleanTemplate.Domain.Ordering.Shipping;

namespace CleanTemplate.Domain.Tests.Ordering;

public sealed class PlacingOrders
{
    private static readonly IDiscountPolicy[] Discounts = [new BulkDiscount(), new LargeOrderDiscount()];

    [Fact]
    public void An_order_adds_up_its_lines_and_is_pending()
    {
        var order = Place([Some.Line(10, 2), Some.Line(5)]).Value;

        Assert.Equal(OrderStatus.Pending, order.Status);
        Assert.Equal(Some.Euro(25), order.Total);
        Assert.Equal(new OrderPlaced(order.Id, order.Customer, Some.Euro(25), Some.Time), Assert.Single(order.Events));
    }

    [Fact]
    public void The_customer_gets_the_best_discount()
    {
        var order = Place([Some.Line(60, BulkDiscount.Pieces)]).Value;

        Assert.Equal(Some.Euro(60), order.Discount);
        Assert.Equal(Some.Euro(540), order.Total);
    }

    [Fact]
    public void Shipping_is_charged_on_what_is_left_to_pay()
    {
        var order = Place([Some.Line(5, BulkDiscount.Pieces)], new StandardShipping()).Value;

        Assert.Equal(Some.Euro(45), order.Total - order.ShippingCost);
        Assert.Equal(Some.Euro(StandardShipping.Fee), order.ShippingCost);
    }

    [Fact]
    public void An_order_without_lines_is_refused() => Assert.Equal("ordering.line_count", Place([]).Error?.Code);

    [Fact]
    public void An_order_with_too_many_lines_is_refused() =>
        Assert.Equal("ordering.line_count", Place([.. Enumerable.Repeat(Some.Line(), Order.MaxLines + 1)]).Error?.Code);

    [Fact]
    public void An_order_in_two_currencies_is_refused() =>
        Assert.Equal(OrderErrors.MixedCurrencies, Place([Some.Line(), Some.Line(currency: "USD")]).Error);

    [Theory, InlineData(0), InlineData(OrderLine.MaxQuantity + 1)]
    public void A_line_has_at_least_one_piece_and_a_limit(int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Line(quantity: quantity));

    private static Result<Order> Place(IReadOnlyList<OrderLine> lines, IShippingStrategy? shipping = null) =>
        Order.Place(OrderId.New(Some.Time), UserId.New(Some.Time), lines, Discounts, shipping ?? new PickupShipping(), Some.Time);
}

public sealed class DiscountsAndShipping
{
    [Theory, InlineData(9, 0), InlineData(10, 10)]
    public void Ten_pieces_of_one_product_are_ten_percent_cheaper(int pieces, int discount) =>
        Assert.Equal(Some.Euro(discount), new BulkDiscount().Discount([Some.Line(10, pieces), Some.Line()]));

    [Theory, InlineData(499, 0), InlineData(500, 25)]
    public void A_large_order_is_five_percent_cheaper(int price, int discount) =>
        Assert.Equal(Some.Euro(discount), new LargeOrderDiscount().Discount([Some.Line(price)]));

    [Theory, InlineData(49, 4.90), InlineData(50, 0)]
    public void Standard_shipping_is_free_for_larger_orders(int goods, double cost) =>
        Assert.Equal(Some.Euro((decimal)cost), new StandardShipping().Cost([Some.Line()], Some.Euro(goods)));

    [Fact]
    public void Express_shipping_counts_the_pieces() =>
        Assert.Equal(Some.Euro(11.40m), new ExpressShipping().Cost([Some.Line(quantity: 2), Some.Line()], Some.Euro(1000)));

    [Fact]
    public void Who_fetches_the_goods_pays_no_shipping() =>
        Assert.Equal(Some.Euro(0), new PickupShipping().Cost([Some.Line()], Some.Euro(10)));
}

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
