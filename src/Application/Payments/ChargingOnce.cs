using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

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
