using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Application.Ordering;

/// <summary>Asks for a payment, which is collected afterwards: nobody waits for the provider here.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OrderPermissions.Place)]
public sealed record PayOrder(OrderId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class PayOrderHandler(
    IOrderRepository orders, IPaymentAttemptRepository attempts, IJobQueue jobs, ICurrentUser user, TimeProvider clock) : ICommandHandler<PayOrder, Unit>
{
    public async Task<Result<Unit>> Handle(PayOrder command, CancellationToken cancellationToken)
    {
        if (await orders.Find(command.Id, user.Id, cancellationToken) is not { } order) return OrderErrors.NotFound(command.Id);

        var now = clock.GetUtcNow();
        if (order.Expect(command.IfVersion).Then(() => order.RequestPayment(now)).Error is { } refusal) return refusal;

        var attempt = PaymentAttempt.For(PaymentAttemptId.New(now), order.Id.ToString(), order.Total, now);
        attempts.Add(attempt);
        jobs.Enqueue(new CollectPayment(attempt.Id));
        return Unit.Value;
    }
}
