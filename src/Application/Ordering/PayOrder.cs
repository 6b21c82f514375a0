using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

/// <summary>Asks for a payment, which is collected afterwards: nobody waits for the provider here.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OrderPermissions.Place)]
[TakesIdempotencyKey]
public sealed record PayOrder(OrderId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class PayOrderHandler(
    IOrderRepository orders, IPaymentDesk payments, ICurrentUser user, TimeProvider clock) : ICommandHandler<PayOrder, Unit>
{
    public async Task<Result<Unit>> Handle(PayOrder command, CancellationToken cancellationToken)
    {
        if (await orders.Find(command.Id, user.Id, cancellationToken) is not { } order) return OrderErrors.NotFound(command.Id);

        if (order.Expect(command.IfVersion).Then(() => order.RequestPayment(clock.GetUtcNow())).Error is { } refusal) return refusal;

        payments.Request(order.Id.ToString(), order.Total);
        return Unit.Value;
    }
}
