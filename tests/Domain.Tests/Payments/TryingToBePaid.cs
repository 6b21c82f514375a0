using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Tests.Payments;

public sealed class TryingToBePaid
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Money Ten = Money.Of(10, "EUR");

    private readonly PaymentAttempt _attempt = PaymentAttempt.For(PaymentAttemptId.New(Noon), "order 1", Ten, Noon);

    [Fact]
    public void Whoever_tries_first_has_nothing_to_ask_for()
    {
        _attempt.Try(Noon.AddSeconds(1));
        Assert.False(_attempt.MayBeCharged);

        _attempt.Try(Noon.AddSeconds(2));
        Assert.True(_attempt.MayBeCharged);
        Assert.Equal((2, Noon.AddSeconds(2)), (_attempt.Tries, _attempt.LastTriedAt));
    }

    public static TheoryData<Error?, PaymentAttemptState> Answers => new()
    {
        { null, PaymentAttemptState.Charged },
        { PaymentErrors.Declined(Ten), PaymentAttemptState.Declined },
        { PaymentErrors.OtherAmount(Ten), PaymentAttemptState.Disputed },
        { PaymentErrors.Unavailable(), PaymentAttemptState.Open },
    };

    [Theory, MemberData(nameof(Answers))]
    public void The_answer_of_the_provider_decides(Error? refusal, PaymentAttemptState state)
    {
        _attempt.Settle(refusal is null ? PaymentId.New(Noon) : refusal, Noon);

        Assert.Equal(state, _attempt.State);
    }

    [Fact]
    public void Whoever_asked_hears_of_a_charge_and_of_a_refusal()
    {
        var (payment, other) = (PaymentId.New(Noon), PaymentAttempt.For(PaymentAttemptId.New(Noon), "order 2", Ten, Noon));

        _attempt.Settle(payment, Noon);
        other.Settle(PaymentErrors.Declined(Ten), Noon);

        Assert.Equal(new PaymentCharged(_attempt.Id, "order 1", payment, Noon), Assert.Single(_attempt.Events));
        Assert.Equal(new PaymentDeclined(other.Id, "order 2", Noon), Assert.Single(other.Events));
    }

    [Fact]
    public void Only_a_dispute_is_dismissed_and_then_it_counts_as_declined()
    {
        Assert.Equal("payments.not_disputed", _attempt.Dismiss(Noon).Error?.Code);
        _attempt.Settle(PaymentErrors.OtherAmount(Ten), Noon);

        Assert.Null(_attempt.Dismiss(Noon).Error);

        Assert.Equal(PaymentAttemptState.Declined, _attempt.State);
        Assert.Equal(new PaymentDeclined(_attempt.Id, "order 1", Noon), Assert.Single(_attempt.Events));
    }

    [Fact]
    public void What_is_settled_stays_so()
    {
        _attempt.Settle(PaymentId.New(Noon), Noon);

        Assert.Throws<InvalidOperationException>(() => _attempt.Try(Noon));
        Assert.Throws<InvalidOperationException>(() => _attempt.Settle(PaymentErrors.Declined(Ten), Noon));
    }
}
