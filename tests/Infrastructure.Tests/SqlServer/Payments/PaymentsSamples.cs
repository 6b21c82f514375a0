using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Payments;

internal sealed class PaymentsSamples : ISamples
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PaymentAttemptId Id = PaymentAttemptId.From(new("01980000-0000-7000-8000-000000000040"));

    private static readonly ListPaymentAttempts ThirdPage = new(Page: 3, PageSize: 10);

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("by its id", (IPaymentAttemptRepository attempts) => attempts.Find(Id, default)),
        PortCall.Of("a hundred", (IPaymentAttemptRepository attempts) => attempts.FindWaiting(Noon, 100, default)),
        PortCall.Of("the disputed", (IPaymentAttemptQueries attempts) => attempts.List(PaymentAttemptState.Disputed, ThirdPage, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates =>
    [
        SavedAggregate.Of(PaymentAttempt.For(Id, "order 1", Money.Of(10, "EUR"), Noon), attempt =>
        {
            attempt.Try(Noon.AddSeconds(1));
            return Result.Success;
        }),
    ];
}
