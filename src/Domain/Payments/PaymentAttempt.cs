using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Payments;

/// <summary>A wish to be paid once. It is there before anybody is charged, so that whoever follows knows under which reference to ask.</summary>
public sealed class PaymentAttempt : AggregateRoot<PaymentAttemptId>
{
    public const int SubjectLength = 64;

    private PaymentAttempt(PaymentAttemptId id, string subject, DateTimeOffset lastTriedAt) : base(id) => (Subject, LastTriedAt) = (subject, lastTriedAt);

    /// <summary>What is paid for, in the words of whoever asked.</summary>
    public string Subject { get; private init; }

    public Money Amount { get; private init; } = null!;

    public PaymentAttemptState State { get; private set; } = PaymentAttemptState.Open;

    public int Tries { get; private set; }

    /// <summary>Before the first try, when it was asked for.</summary>
    public DateTimeOffset LastTriedAt { get; private set; }

    /// <summary>Under which the provider charges once.</summary>
    public string Reference => Id.ToString();

    public bool IsOpen => State == PaymentAttemptState.Open;

    /// <summary>Whoever tried before may have charged and died before writing it down.</summary>
    public bool MayBeCharged => Tries > 1;

    public static PaymentAttempt For(PaymentAttemptId id, string subject, Money amount, DateTimeOffset at) => new(id, subject, at) { Amount = amount };

    /// <summary>Said before the provider is called.</summary>
    public void Try(DateTimeOffset at)
    {
        MustBeOpen();
        (Tries, LastTriedAt) = (Tries + 1, at);
    }

    /// <summary>What the provider's answer makes of it. Having none changes nothing.</summary>
    public void Settle(Result<PaymentId> answer, DateTimeOffset at)
    {
        MustBeOpen();
        State = answer.Error?.Kind switch
        {
            null => PaymentAttemptState.Charged,
            ErrorKind.Rule => PaymentAttemptState.Declined,
            ErrorKind.Unavailable => PaymentAttemptState.Open,
            _ => PaymentAttemptState.Disputed,
        };
        if (State == PaymentAttemptState.Charged) Raise(new PaymentCharged(Id, Subject, answer.Value, at));
        if (State == PaymentAttemptState.Declined) Raise(new PaymentDeclined(Id, Subject, at));
    }

    /// <summary>Somebody has looked at it and settled the money elsewhere: it counts as declined, so that it can be paid again.</summary>
    public Result Dismiss(DateTimeOffset at)
    {
        if (State != PaymentAttemptState.Disputed) return PaymentErrors.NotDisputed(State);

        State = PaymentAttemptState.Declined;
        Raise(new PaymentDeclined(Id, Subject, at));
        return Result.Success;
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new InvalidOperationException($"Attempt {Id} is {State}.");
    }
}
