namespace CleanTemplate.Domain.Payments;

public enum PaymentAttemptState
{
    /// <summary>Nobody knows yet whether it was charged.</summary>
    Open,
    Charged,
    Declined,

    /// <summary>Something else was charged than was asked for: somebody has to look at it.</summary>
    Disputed,
}
