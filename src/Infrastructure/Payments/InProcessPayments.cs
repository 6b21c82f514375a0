using System.Collections.Concurrent;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments;

/// <summary>Stands in for a payment company: keeps what it charged in memory and declines what is above its limit.</summary>
internal sealed class InProcessPayments(IOptions<PaymentOptions> options, TimeProvider clock) : IPaymentProvider
{
    private readonly ConcurrentDictionary<string, PaymentId> _charged = new(StringComparer.Ordinal);

    public Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken) =>
        Task.FromResult<Result<PaymentId>>(amount.Amount > options.Value.DeclineAbove
            ? PaymentErrors.Declined(amount)
            : _charged.GetOrAdd(reference, _ => PaymentId.New(clock.GetUtcNow())));
}
