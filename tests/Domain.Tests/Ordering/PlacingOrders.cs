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
