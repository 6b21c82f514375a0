using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

public static class PaymentErrors
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(5);

    public static Error Declined(Money amount) =>
        new(ErrorKind.Rule, "payments.declined", $"The payment of {amount} was declined.");

    /// <summary>Nobody knows whether it was charged: charging again under the same reference is safe, and so is asking.</summary>
    public static Error Unavailable(TimeSpan? retryAfter = null) =>
        new(ErrorKind.Unavailable, "payments.unavailable", "The payment provider gives no answer.") { RetryAfter = retryAfter ?? AMoment };

    public static Error OtherAmount(Money amount) =>
        new(ErrorKind.Conflict, "payments.other_amount", $"Another amount than {amount} was charged under this reference. Somebody has to look at it.");

    public static Error NotFound(PaymentAttemptId id) =>
        new(ErrorKind.NotFound, "payments.attempt_not_found", $"There is no payment attempt {id}.");

    public static Error NotDisputed(PaymentAttemptState state) =>
        new(ErrorKind.Conflict, "payments.not_disputed", $"Only a disputed payment is dismissed; this one is {state.ToString().ToLowerInvariant()}.");
}
