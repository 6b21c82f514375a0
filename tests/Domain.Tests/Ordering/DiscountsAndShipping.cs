using CleanTemplate.Domain.Ordering.Discounts;
using CleanTemplate.Domain.Ordering.Shipping;

namespace CleanTemplate.Domain.Tests.Ordering;

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
