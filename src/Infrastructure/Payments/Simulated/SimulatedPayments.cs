using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Payments.Simulated;

/// <summary>Stands in for a payment company: keeps in memory what it was asked for and declines what is above its limit.</summary>
internal sealed class SimulatedPayments(IOptions<SimulatedPaymentOptions> options, TimeProvider clock) : IPaymentProvider
{
    public const string Name = "simulated";

    private readonly ConcurrentDictionary<string, ChargeTrace> _traces = new(StringComparer.Ordinal);

    public Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken)
    {
        var trace = _traces.GetOrAdd(reference, _ => amount.Amount > options.Value.DeclineAbove
            ? ChargeTrace.Declined
            : ChargeTrace.Charged(PaymentId.New(clock.GetUtcNow()), amount));
        return Task.FromResult(trace.PaymentOf(amount));
    }

    public Task<Result<ChargeTrace>> Find(string reference, CancellationToken cancellationToken) =>
        Task.FromResult<Result<ChargeTrace>>(_traces.GetValueOrDefault(reference, ChargeTrace.Unknown));
}

public sealed class SimulatedPaymentOptions
{
    public const string Section = $"{PaymentOptions.Section}:Simulated";

    /// <summary>Anything above is declined, from 0.</summary>
    [Range(typeof(decimal), "0", "1000000000")]
    public decimal DeclineAbove { get; set; } = 10_000;
}
