using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
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

[TypeConverter(typeof(IdTypeConverter<PaymentAttemptId>)), JsonConverter(typeof(IdJsonConverter<PaymentAttemptId>))]
public readonly record struct PaymentAttemptId(Guid Value) : IId<PaymentAttemptId>
{
    public static PaymentAttemptId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static PaymentAttemptId From(Guid value) => new(value);

    public static PaymentAttemptId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentAttemptId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(PaymentAttemptId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(PaymentAttemptId left, PaymentAttemptId right) => left.Value < right.Value;

    public static bool operator >(PaymentAttemptId left, PaymentAttemptId right) => left.Value > right.Value;

    public static bool operator <=(PaymentAttemptId left, PaymentAttemptId right) => left.Value <= right.Value;

    public static bool operator >=(PaymentAttemptId left, PaymentAttemptId right) => left.Value >= right.Value;
}

public enum PaymentAttemptState
{
    /// <summary>Nobody knows yet whether it was charged.</summary>
    Open,
    Charged,
    Declined,

    /// <summary>Something else was charged than was asked for: somebody has to look at it.</summary>
    Disputed,
}

[TypeConverter(typeof(IdTypeConverter<PaymentId>)), JsonConverter(typeof(IdJsonConverter<PaymentId>))]
public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static PaymentId From(Guid value) => new(value);

    public static PaymentId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PaymentId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(PaymentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(PaymentId left, PaymentId right) => left.Value < right.Value;

    public static bool operator >(PaymentId left, PaymentId right) => left.Value > right.Value;

    public static bool operator <=(PaymentId left, PaymentId right) => left.Value <= right.Value;

    public static bool operator >=(PaymentId left, PaymentId right) => left.Value >= right.Value;
}

public interface IPaymentAttemptRepository
{
    Task<PaymentAttempt?> Find(PaymentAttemptId id, CancellationToken cancellationToken);

    /// <summary>Open ones that were not tried since, those that have waited longest first.</summary>
    Task<IReadOnlyList<PaymentAttemptId>> FindWaiting(DateTimeOffset notTriedSince, int limit, CancellationToken cancellationToken);

    void Add(PaymentAttempt attempt);
}
