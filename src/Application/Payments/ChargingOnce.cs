using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

[Job("collect-payment", AtATime = 8)]
public sealed record CollectPayment(PaymentAttemptId Attempt);

internal static class ChargingOnce
{
    extension(IPaymentProvider provider)
    {
        /// <summary>Charges what an attempt asks for, unless a try before this one did so already.</summary>
        public async Task<Result<PaymentId>> Collect(PaymentAttempt attempt, CancellationToken cancellationToken)
        {
            if (attempt.MayBeCharged)
            {
                var found = await provider.Find(attempt.Reference, cancellationToken);
                if (found.Error is { } unavailable) return unavailable;
                if (!found.Value.IsUnknown) return found.Value.PaymentOf(attempt.Amount);
            }

            return await provider.Charge(attempt.Reference, attempt.Amount, cancellationToken);
        }
    }
}

/// <summary>What a provider knows of a reference: charged, declined, or nothing at all.</summary>
public sealed record ChargeTrace
{
    private ChargeTrace()
    {
    }

    public static ChargeTrace Unknown { get; } = new();

    public static ChargeTrace Declined { get; } = new() { IsDeclined = true };

    /// <summary>Null unless it was charged.</summary>
    public PaymentId? Payment { get; private init; }

    /// <summary>What was charged; null unless it was.</summary>
    public Money? Amount { get; private init; }

    public bool IsDeclined { get; private init; }

    public bool IsUnknown => Payment is null && !IsDeclined;

    public static ChargeTrace Charged(PaymentId payment, Money amount) => new() { Payment = payment, Amount = amount };

    /// <summary>The payment, if this amount was charged.</summary>
    public Result<PaymentId> PaymentOf(Money amount) => this switch
    {
        { Payment: { } payment } when Amount == amount => payment,
        { Payment: not null } => PaymentErrors.OtherAmount(amount),
        { IsDeclined: true } => PaymentErrors.Declined(amount),
        _ => PaymentErrors.Unavailable(),
    };
}
