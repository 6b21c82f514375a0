using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Payments;

public sealed class CollectingPayments
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Money Ten = Money.Of(10, "EUR");
    private static readonly PaymentId Payment = PaymentId.New(Now);

    private readonly IPaymentAttemptRepository _attempts = Substitute.For<IPaymentAttemptRepository>();
    private readonly IPaymentProvider _provider = Substitute.For<IPaymentProvider>();
    private readonly DoubtfulUnitOfWork _unitOfWork = new();
    private readonly PaymentAttempt _attempt = PaymentAttempt.For(PaymentAttemptId.New(Now), "order 1", Ten, Now);

    public CollectingPayments()
    {
        _attempts.Find(_attempt.Id, Arg.Any<CancellationToken>()).Returns(_attempt);
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(Payment);
    }

    [Fact]
    public async Task An_amount_is_charged_under_the_attempt()
    {
        Assert.Equal("charged", await Collect());

        await _provider.Received(1).Charge(_attempt.Id.ToString(), Ten, Arg.Any<CancellationToken>());
        Assert.Equal((PaymentAttemptState.Charged, Payment), (_attempt.State, Assert.IsType<PaymentCharged>(Assert.Single(_attempt.Events)).Payment));
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
        _provider.Find(default!, default).ReturnsForAnyArgs(ChargeTrace.Charged(Payment, Ten));

        Assert.Equal("charged", await Collect());

        await _provider.DidNotReceiveWithAnyArgs().Charge(default!, default!, default);
        Assert.Equal(Payment, Assert.IsType<PaymentCharged>(Assert.Single(_attempt.Events)).Payment);
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
        Assert.Equal(PaymentAttemptState.Open, _attempt.State);
    }

    [Fact]
    public async Task A_declined_payment_is_not_tried_again()
    {
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(PaymentErrors.Declined(Ten));

        Assert.Equal("declined", await Collect());

        Assert.Equal(PaymentAttemptState.Declined, _attempt.State);
    }

    [Fact]
    public async Task Another_amount_is_left_to_people()
    {
        _provider.Charge(default!, default!, default).ReturnsForAnyArgs(PaymentErrors.OtherAmount(Ten));

        Assert.Equal("disputed", await Collect());

        Assert.Equal((PaymentAttemptState.Disputed, 0), (_attempt.State, _attempt.Events.Count));
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
        new PaymentCollector(_attempts, _provider, _unitOfWork, TimeProvider.System, NullLogger<PaymentCollector>.Instance).Run(new CollectPayment(_attempt.Id), default);

    private sealed class DoubtfulUnitOfWork : IUnitOfWork
    {
        public Queue<Exception> Failures { get; } = [];

        public Task<Result<T>> Run<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken) =>
            Failures.TryDequeue(out var failure) ? throw failure : work(cancellationToken);
    }
}
