using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Ordering;

public sealed class CollectingPayments
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PaymentId Payment = PaymentId.New(Now);

    private readonly IPaymentAttemptRepository _attempts = Substitute.For<IPaymentAttemptRepository>();
    private readonly IOrderRepository _orders = Substitute.For<IOrderRepository>();
    private readonly IPaymentProvider _provider = Substitute.For<IPaymentProvider>();
    private readonly DoubtfulUnitOfWork _unitOfWork = new();
    private readonly Order _order = Order.Place(
        OrderId.New(Now), UserId.New(Now), [OrderLine.For(ProductId.New(Now), "MUG", "Mug", Money.Of(10, "EUR"), 2)], [], new PickupShipping(), Now).Value;

    private readonly PaymentAttempt _attempt;

    public CollectingPayments()
    {
        _order.RequestPayment(Now);
        _attempt = PaymentAttempt.For(PaymentAttemptId.New(Now), _order.Id.ToString(), _order.Total, Now);
        _attempts.Find(_attempt.Id, Arg.Any<CancellationToken>()).Returns(_attempt);
        _orders.Find(_order.Id, null, Arg.Any<CancellationToken>()).Returns(_order);
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(Payment);
    }

    [Fact]
    public async Task An_order_is_charged_under_the_attempt_and_paid()
    {
        Assert.Equal("charged", await Collect());

        await _provider.Received(1).Charge(_attempt.Id.ToString(), _order.Total, Arg.Any<CancellationToken>());
        Assert.Equal((OrderStatus.Paid, Payment, PaymentAttemptState.Charged), (_order.Status, _order.Payment, _attempt.State));
    }

    [Fact]
    public async Task That_it_is_tried_is_committed_before_the_provider_is_called()
    {
        _unitOfWork.Failures.Enqueue(new IOException("No connection."));

        await Assert.ThrowsAsync<IOException>(Collect);

        Assert.Empty(_provider.ReceivedCalls());
    }

    [Fact]
    public async Task A_payment_that_was_tried_before_is_asked_for_first()
    {
        _attempt.Try(Now);
        _provider.Find(default!, default).ReturnsForAnyArgs(ChargeTrace.Charged(Payment, _order.Total));

        Assert.Equal("charged", await Collect());

        await _provider.DidNotReceiveWithAnyArgs().Charge(default!, default!, default);
        Assert.Equal((OrderStatus.Paid, Payment), (_order.Status, _order.Payment));
    }

    [Fact]
    public async Task A_payment_that_the_provider_never_heard_of_is_charged()
    {
        _attempt.Try(Now);
        _provider.Find(default!, default).ReturnsForAnyArgs(ChargeTrace.Unknown);

        Assert.Equal("charged", await Collect());
    }

    [Fact]
    public async Task Nobody_charges_who_could_not_ask()
    {
        _attempt.Try(Now);
        _provider.Find(default!, default).ReturnsForAnyArgs(PaymentErrors.Unavailable());

        Assert.Equal("no answer from the provider: left to the schedule", await Collect());

        await _provider.DidNotReceiveWithAnyArgs().Charge(default!, default!, default);
        Assert.Equal((OrderStatus.PendingPayment, PaymentAttemptState.Open), (_order.Status, _attempt.State));
    }

    [Fact]
    public async Task A_declined_payment_gives_the_order_back_to_its_customer()
    {
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(PaymentErrors.Declined(_order.Total));

        Assert.Equal("declined", await Collect());

        Assert.Equal((OrderStatus.Pending, true, PaymentAttemptState.Declined), (_order.Status, _order.PaymentDeclined, _attempt.State));
    }

    [Fact]
    public async Task Another_amount_is_left_to_people()
    {
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(PaymentErrors.OtherAmount(_order.Total));

        Assert.Equal("disputed", await Collect());

        Assert.Equal((OrderStatus.PendingPayment, PaymentAttemptState.Disputed), (_order.Status, _attempt.State));
    }

    [Fact]
    public async Task What_is_settled_is_left_alone()
    {
        await Collect();

        Assert.Equal("charged", await Collect());

        await _provider.ReceivedWithAnyArgs(1).Charge(default!, default!, default);
    }

    [Fact]
    public async Task Whoever_comes_second_reads_again()
    {
        _unitOfWork.Failures.Enqueue(new ConflictException());

        Assert.Equal("charged", await Collect());
    }

    private Task<string?> Collect() =>
        new PaymentCollector(_attempts, _orders, _provider, _unitOfWork, TimeProvider.System, NullLogger<PaymentCollector>.Instance).Run(new CollectPayment(_attempt.Id), default);

    private sealed class DoubtfulUnitOfWork : IUnitOfWork
    {
        public Queue<Exception> Failures { get; } = [];

        public Task<Result<T>> Run<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken) =>
            Failures.TryDequeue(out var failure) ? throw failure : work(cancellationToken);
    }
}
