using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OrderPermissions.Ship)]
[TakesIdempotencyKey]
public sealed record ShipOrder(OrderId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class ShipOrderHandler(IOrderRepository orders, TimeProvider clock) : ICommandHandler<ShipOrder, Unit>
{
    public async Task<Result<Unit>> Handle(ShipOrder command, CancellationToken cancellationToken)
    {
        if (await orders.Find(command.Id, customer: null, cancellationToken) is not { } order) return OrderErrors.NotFound(command.Id);
        return order.Expect(command.IfVersion).Then(() => order.Ship(clock.GetUtcNow()));
    }
}
