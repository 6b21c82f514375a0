using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Payments.Simulated;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class SimulatedPaying
{
    private readonly SimulatedPayments _payments = new(Options.Create(new SimulatedPaymentOptions { DeclineAbove = 100 }), TimeProvider.System);

    [Fact]
    public async Task An_order_is_charged_once_however_often_it_is_asked_for()
    {
        var (first, second) = (await _payments.Charge("order 1", Money.Of(100, "EUR"), default), await _payments.Charge("order 1", Money.Of(100, "EUR"), default));

        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task More_than_the_limit_is_declined() =>
        Assert.Equal("payments.declined", (await _payments.Charge("order 1", Money.Of(100.01m, "EUR"), default)).Error?.Code);

    [Fact]
    public async Task Another_amount_for_the_same_order_is_refused()
    {
        await _payments.Charge("order 1", Money.Of(100, "EUR"), default);

        Assert.Equal("payments.other_amount", (await _payments.Charge("order 1", Money.Of(99, "EUR"), default)).Error?.Code);
    }

    [Fact]
    public async Task What_became_of_an_order_is_found()
    {
        var payment = await _payments.Charge("paid", Money.Of(100, "EUR"), default);
        await _payments.Charge("declined", Money.Of(101, "EUR"), default);

        var paid = (await _payments.Find("paid", default)).Value;
        Assert.Equal((payment.Value, Money.Of(100, "EUR")), (paid.Payment, paid.Amount));
        Assert.True((await _payments.Find("declined", default)).Value.IsDeclined);
        Assert.True((await _payments.Find("never", default)).Value.IsUnknown);
    }
}
