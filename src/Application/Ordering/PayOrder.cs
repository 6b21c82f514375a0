using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Application.Payments;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OrderPermissions.Place)]
public sealed record PayOrder(OrderId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class PayOrderHandler(
    IOrderRepository orders, IPaymentProvider payments, ICurrentUser user, TimeProvider clock) : ICommandHandler<PayOrder, Unit>
{
    public async Task<Result<Unit>> Handle(PayOrder command, CancellationToken cancellationToken)
    {
        if (await orders.Find(command.Id, user.Id, cancellationToken) is not { } order) return OrderErrors.NotFound(command.Id);
        if (order.Expect(command.IfVersion).Then(order.MayBePaid).Error is { } refusal) return refusal;

        var charge = await payments.Charge(order.Id.ToString(), order.Total, cancellationToken);
        return charge.Then(payment => order.Pay(payment, clock.GetUtcNow()));
    }
}
