using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Payments;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Payments;

public sealed class InProcessPaying
{
    private readonly InProcessPayments _payments = new(Options.Create(new PaymentOptions { DeclineAbove = 100 }), TimeProvider.System);

    [Fact]
    public async Task An_order_is_charged_once_however_often_it_is_asked_for()
    {
        var (first, second) = (await _payments.Charge("order 1", Money.Of(100, "EUR"), default), await _payments.Charge("order 1", Money.Of(100, "EUR"), default));

        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task More_than_the_limit_is_declined() =>
        Assert.Equal("payments.declined", (await _payments.Charge("order 1", Money.Of(100.01m, "EUR"), default)).Error?.Code);
}
