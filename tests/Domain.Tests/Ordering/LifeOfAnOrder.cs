using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Tests.Ordering;

public sealed class LifeOfAnOrder
{
    private static readonly PaymentId Payment = PaymentId.New(Some.Time);

    private static readonly Dictionary<string, Func<Order, Result>> Steps = new(StringComparer.Ordinal)
    {
        ["request payment"] = order => order.RequestPayment(Some.Time),
        ["decline"] = order => order.DeclinePayment(Some.Time),
        ["pay"] = order => order.Pay(Payment, Some.Time),
        ["ship"] = order => order.Ship(Some.Time),
        ["cancel"] = order => order.Cancel(Some.Time),
    };

    [Fact]
    public void An_order_is_paid_when_its_payment_was_asked_for_and_then_shipped()
    {
        var order = Some.Order();

        Assert.Null(order.RequestPayment(Some.Time).Error);
        Assert.Equal(OrderStatus.PendingPayment, order.Status);
        Assert.Null(order.Pay(Payment, Some.Time).Error);
        Assert.Null(order.Ship(Some.Time).Error);

        Assert.Equal((OrderStatus.Shipped, Payment), (order.Status, order.Payment));
        Assert.Equal(
            [new OrderPaymentRequested(order.Id, Some.Time), new OrderPaid(order.Id, Payment, Some.Time), new OrderShipped(order.Id, Some.Time)],
            order.Events.Skip(1));
    }

    [Fact]
    public void An_order_whose_payment_was_declined_says_so_until_its_customer_pays_again()
    {
        var order = Some.Order();
        order.RequestPayment(Some.Time);

        Assert.Null(order.DeclinePayment(Some.Time).Error);

        Assert.Equal((OrderStatus.Pending, true), (order.Status, order.PaymentDeclined));
        Assert.Equal(new OrderPaymentDeclined(order.Id, Some.Time), order.Events[^1]);
        Assert.Null(order.RequestPayment(Some.Time).Error);
        Assert.Equal((OrderStatus.PendingPayment, false), (order.Status, order.PaymentDeclined));
    }

    [Fact]
    public void An_order_that_is_being_paid_is_neither_paid_again_nor_cancelled_before_that_is_over()
    {
        var order = Some.Order();
        order.RequestPayment(Some.Time);

        Assert.Equal("ordering.being_paid", order.RequestPayment(Some.Time).Error?.Code);
        Assert.Equal("ordering.being_paid", order.Cancel(Some.Time).Error?.Code);

        order.DeclinePayment(Some.Time);
        Assert.Null(order.Cancel(Some.Time).Error);
    }

    [Fact]
    public void A_refusal_says_what_the_order_is_and_what_it_cannot_become()
    {
        var order = Some.Order();
        order.RequestPayment(Some.Time);

        Assert.Equal("The order is pending payment; it cannot become shipped.", order.Ship(Some.Time).Error?.Message);
    }

    [Fact]
    public void A_pending_order_is_cancelled()
    {
        var order = Some.Order();

        Assert.Null(order.Cancel(Some.Time).Error);

        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal(new OrderCancelled(order.Id, Some.Time), order.Events[^1]);
    }

    [Theory]
    [InlineData("", "ship")]
    [InlineData("", "pay")]
    [InlineData("", "decline")]
    [InlineData("request payment", "ship")]
    [InlineData("request payment,decline", "pay")]
    [InlineData("request payment,pay", "request payment")]
    [InlineData("request payment,pay", "pay")]
    [InlineData("request payment,pay", "decline")]
    [InlineData("request payment,pay", "cancel")]
    [InlineData("request payment,pay,ship", "ship")]
    [InlineData("request payment,pay,ship", "request payment")]
    [InlineData("request payment,pay,ship", "cancel")]
    [InlineData("cancel", "request payment")]
    [InlineData("cancel", "pay")]
    [InlineData("cancel", "ship")]
    [InlineData("cancel", "cancel")]
    public void A_step_out_of_turn_is_refused_and_leaves_no_trace(string before, string step)
    {
        var order = Some.Order();
        foreach (var done in before.Split(',', StringSplitOptions.RemoveEmptyEntries)) Assert.Null(Steps[done](order).Error);
        var (status, declined, facts) = (order.Status, order.PaymentDeclined, order.Events.Count);

        Assert.Equal("ordering.wrong_status", Steps[step](order).Error?.Code);

        Assert.Equal((status, declined, facts), (order.Status, order.PaymentDeclined, order.Events.Count));
    }
}
