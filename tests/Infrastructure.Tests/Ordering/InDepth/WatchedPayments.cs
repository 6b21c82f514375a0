using System.Collections.Concurrent;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

/// <summary>Writes down what a provider is asked, and lets a test come in between.</summary>
internal sealed class WatchedPayments(IPaymentProvider inner) : IPaymentProvider
{
    private readonly ConcurrentQueue<string> _calls = [];

    public IReadOnlyList<string> Calls => [.. _calls];

    public Func<Task> BeforeCharge { get; set; } = () => Task.CompletedTask;

    public Func<Task> AfterCharge { get; set; } = () => Task.CompletedTask;

    public async Task<Result<PaymentId>> Charge(string reference, Money amount, CancellationToken cancellationToken)
    {
        await BeforeCharge();
        _calls.Enqueue("charge");
        var payment = await inner.Charge(reference, amount, cancellationToken);
        await AfterCharge();
        return payment;
    }

    public Task<Result<ChargeTrace>> Find(string reference, CancellationToken cancellationToken)
    {
        _calls.Enqueue("find");
        return inner.Find(reference, cancellationToken);
    }
}
