using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Payments;

/// <summary>Ends a dispute that somebody has settled with the provider: what was to be paid may be paid again.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(PaymentPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record DismissPayment(PaymentAttemptId Id) : ICommand;

internal sealed class DismissPaymentHandler(IPaymentAttemptRepository attempts, TimeProvider clock) : ICommandHandler<DismissPayment, Unit>
{
    public async Task<Result<Unit>> Handle(DismissPayment command, CancellationToken cancellationToken)
    {
        if (await attempts.Find(command.Id, cancellationToken) is not { } attempt) return PaymentErrors.NotFound(command.Id);
        return attempt.Dismiss(clock.GetUtcNow());
    }
}
