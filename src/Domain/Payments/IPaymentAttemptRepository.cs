namespace CleanTemplate.Domain.Payments;

public interface IPaymentAttemptRepository
{
    Task<PaymentAttempt?> Find(PaymentAttemptId id, CancellationToken cancellationToken);

    /// <summary>Open ones that were not tried since, those that have waited longest first.</summary>
    Task<IReadOnlyList<PaymentAttemptId>> FindWaiting(DateTimeOffset notTriedSince, int limit, CancellationToken cancellationToken);

    void Add(PaymentAttempt attempt);
}
