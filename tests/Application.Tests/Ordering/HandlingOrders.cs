using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Ordering;

public sealed class HandlingOrders
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Customer = UserId.New(Now);

    private readonly IOrderRepository _orders = Substitute.For<IOrderRepository>();
    private readonly IPaymentDesk _payments = Substitute.For<IPaymentDesk>();
    private readonly IStock _stock = Substitute.For<IStock>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();
    private readonly Order _order = Order.Place(
        OrderId.New(Now), Customer, [OrderLine.For(ProductId.New(Now), "MUG", "Mug", Money.Of(10, "EUR"), 2)], [], new PickupShipping(), Now).Value;

    public HandlingOrders()
    {
        _user.IsSignedIn.Returns(true);
        _user.Id.Returns(Customer);
        _orders.Find(default, default, default).ReturnsForAnyArgs(call =>
            call.Arg<OrderId>() == _order.Id && (call.Arg<UserId?>() is null || call.Arg<UserId?>() == Customer) ? _order : null);
    }

    [Fact]
    public async Task An_order_takes_its_goods_at_the_present_price()
    {
        _stock.Reserve(default!, default).ReturnsForAnyArgs(new Reservation([new(ProductId.New(Now), "MUG", "Mug", Money.Of(10, "EUR"), 2)]));

        var placed = await Place(new("mug", 2));

        _orders.Received(1).Add(Arg.Is<Order>(order => order.Id == placed.Value && order.Customer == Customer && order.Total == Money.Of(20, "EUR")));
    }

    [Theory, InlineData(1, "ordering.out_of_stock"), InlineData(null, "ordering.unknown_sku")]
    public async Task An_order_for_what_is_not_there_is_refused(int? available, string code)
    {
        _stock.Reserve(default!, default).ReturnsForAnyArgs(new Reservation([], new Shortage("MUG", available)));

        Assert.Equal(code, (await Place(new("mug", 2))).Error?.Code);
        _orders.DidNotReceiveWithAnyArgs().Add(default!);
    }

    [Fact]
    public async Task A_payment_is_asked_for_and_collected_later()
    {
        Assert.Null((await Pay()).Error);

        Assert.Equal(OrderStatus.PendingPayment, _order.Status);
        _payments.Received(1).Request(_order.Id.ToString(), _order.Total);
    }

    [Fact]
    public async Task Nobody_is_charged_for_an_order_that_cannot_be_paid()
    {
        _order.Cancel(Now);

        Assert.Equal("ordering.wrong_status", (await Pay()).Error?.Code);
        Assert.Empty(_payments.ReceivedCalls());
    }

    [Fact]
    public async Task Nobody_pays_twice_at_a_time()
    {
        await Pay();

        Assert.Equal("ordering.being_paid", (await Pay()).Error?.Code);
        Assert.Single(_payments.ReceivedCalls());
    }

    [Fact]
    public async Task An_order_is_marked_with_what_came_of_its_payment()
    {
        var payment = PaymentId.New(Now);
        await Pay();
        await new DeclinedOrder(_orders).Handle(new(PaymentAttemptId.New(Now), _order.Id.ToString(), Now), default);
        Assert.Equal((OrderStatus.Pending, true), (_order.Status, _order.PaymentDeclined));

        await Pay();
        await new ChargedOrder(_orders).Handle(new(PaymentAttemptId.New(Now), _order.Id.ToString(), payment, Now), default);

        Assert.Equal((OrderStatus.Paid, payment), (_order.Status, _order.Payment));
    }

    [Fact]
    public async Task A_payment_that_no_order_waits_for_is_left_to_people()
    {
        ChargedOrder charged = new(_orders);

        await Assert.ThrowsAsync<InvalidOperationException>(() => charged.Handle(new(PaymentAttemptId.New(Now), _order.Id.ToString(), PaymentId.New(Now), Now), default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => charged.Handle(new(PaymentAttemptId.New(Now), $"{OrderId.New(Now)}", PaymentId.New(Now), Now), default));
    }

    [Fact]
    public async Task Staff_ships_a_paid_order()
    {
        _order.RequestPayment(Now);
        _order.Pay(PaymentId.New(Now), Now);

        Assert.Null((await new ShipOrderHandler(_orders, TimeProvider.System).Handle(new(_order.Id, null), default)).Error);

        Assert.Equal(OrderStatus.Shipped, _order.Status);
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_goods_back()
    {
        Assert.Null((await Cancel()).Error);

        await _stock.Received(1).Return(Arg.Is<IReadOnlyList<ReturnedItem>>(items => items.Single() == new ReturnedItem("MUG", 2)), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task An_order_that_cannot_be_cancelled_keeps_its_goods()
    {
        _order.RequestPayment(Now);
        _order.Pay(PaymentId.New(Now), Now);

        Assert.Equal("ordering.wrong_status", (await Cancel()).Error?.Code);
        await _stock.DidNotReceiveWithAnyArgs().Return(default!, default);
    }

    [Fact]
    public async Task The_order_of_somebody_else_is_not_found()
    {
        _user.Id.Returns(UserId.New(Now));

        Assert.Equal(OrderErrors.NotFound(_order.Id), (await Pay()).Error);
        Assert.Equal(OrderErrors.NotFound(_order.Id), (await Cancel()).Error);
    }

    [Fact]
    public async Task Staff_reaches_the_orders_of_everybody()
    {
        _user.Id.Returns(UserId.New(Now));
        _user.May(OrderPermissions.CancelAll).Returns(true);

        Assert.Null((await Cancel()).Error);
    }

    [Fact]
    public async Task A_step_meant_for_another_version_is_refused()
    {
        Assert.Equal(CommonErrors.Stale, (await new PayOrderHandler(_orders, _payments, _user, TimeProvider.System).Handle(new(_order.Id, 7), default)).Error);
        Assert.Equal(CommonErrors.Stale, (await new ShipOrderHandler(_orders, TimeProvider.System).Handle(new(_order.Id, 7), default)).Error);
        Assert.Equal(CommonErrors.Stale, (await new CancelOrderHandler(_orders, _stock, _user, TimeProvider.System).Handle(new(_order.Id, 7), default)).Error);
    }

    [Fact]
    public void A_wrong_item_is_named()
    {
        var wrong = new PlaceOrderValidator().Validate(new PlaceOrder([new("mug", 0), null!, new(null!, 1), new("cup", 1), new("CUP", 1)], (ShippingMethod)9));

        Assert.Equal(["Items", "Items[0].Quantity", "Items[1]", "Items[2].Sku", "Shipping"], wrong.Errors.Select(error => error.PropertyName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_order_without_items_is_named()
    {
        Assert.Equal("Items", Assert.Single(new PlaceOrderValidator().Validate(new PlaceOrder([])).Errors).PropertyName);
        Assert.Equal("Items", Assert.Single(new PlaceOrderValidator().Validate(new PlaceOrder(null!)).Errors).PropertyName);
    }

    private Task<Result<OrderId>> Place(WantedItem item) =>
        new PlaceOrderHandler(_stock, _orders, [], [new PickupShipping(), new ExpressShipping()], _user, TimeProvider.System)
            .Handle(new([item], ShippingMethod.Pickup), default);

    private Task<Result<Unit>> Pay() => new PayOrderHandler(_orders, _payments, _user, TimeProvider.System).Handle(new(_order.Id, null), default);

    private Task<Result<Unit>> Cancel() => new CancelOrderHandler(_orders, _stock, _user, TimeProvider.System).Handle(new(_order.Id, null), default);
}
