using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Tests.Ordering;

public sealed class LifeOfAnOrder
{
    private static readonly PaymentId Payment = PaymentId.New(Some.Time);

    private static readonly Dictionary<OrderStatus, Func<Order, Result>> Steps = new()
    {
        [OrderStatus.Paid] = order => order.Pay(Payment, Some.Time),
        [OrderStatus.Shipped] = order => order.Ship(Some.Time),
        [OrderStatus.Cancelled] = order => order.Cancel(Some.Time),
    };

    [Fact]
    public void A_paid_order_is_shipped()
    {
        var order = Some.Order();

        Assert.Null(order.MayBePaid().Error);
        Assert.Null(order.Pay(Payment, Some.Time).Error);
        Assert.Null(order.Ship(Some.Time).Error);

        Assert.Equal(OrderStatus.Shipped, order.Status);
        Assert.Equal(Payment, order.Payment);
        Assert.Equal([new OrderPaid(order.Id, Payment, Some.Time), new OrderShipped(order.Id, Some.Time)], order.Events.Skip(1));
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
    [InlineData(new OrderStatus[0], OrderStatus.Shipped)]
    [InlineData(new[] { OrderStatus.Paid }, OrderStatus.Paid)]
    [InlineData(new[] { OrderStatus.Paid }, OrderStatus.Cancelled)]
    [InlineData(new[] { OrderStatus.Paid, OrderStatus.Shipped }, OrderStatus.Shipped)]
    [InlineData(new[] { OrderStatus.Paid, OrderStatus.Shipped }, OrderStatus.Paid)]
    [InlineData(new[] { OrderStatus.Paid, OrderStatus.Shipped }, OrderStatus.Cancelled)]
    [InlineData(new[] { OrderStatus.Cancelled }, OrderStatus.Paid)]
    [InlineData(new[] { OrderStatus.Cancelled }, OrderStatus.Shipped)]
    [InlineData(new[] { OrderStatus.Cancelled }, OrderStatus.Cancelled)]
    public void A_step_out_of_turn_is_refused_and_leaves_no_trace(OrderStatus[] before, OrderStatus step)
    {
        var order = Some.Order();
        foreach (var status in before) Assert.Null(Steps[status](order).Error);
        var (status0, facts) = (order.Status, order.Events.Count);

        Assert.Equal("ordering.wrong_status", Steps[step](order).Error?.Code);

        Assert.Equal((status0, facts), (order.Status, order.Events.Count));
    }
}
