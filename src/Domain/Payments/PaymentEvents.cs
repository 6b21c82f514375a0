using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

[EventName("payments.charged")]
public sealed record PaymentCharged(PaymentAttemptId Attempt, string Subject, PaymentId Payment, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("payments.declined")]
public sealed record PaymentDeclined(PaymentAttemptId Attempt, string Subject, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
