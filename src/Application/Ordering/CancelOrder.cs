using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[SignedIn]
[TakesIdempotencyKey]
public sealed record CancelOrder(OrderId Id, long? IfVersion) : ICommand, IVersioned;

internal sealed class CancelOrderHandler(
    IOrderRepository orders, IStock stock, ICurrentUser user, TimeProvider clock) : ICommandHandler<CancelOrder, Unit>
{
    public async Task<Result<Unit>> Handle(CancelOrder command, CancellationToken cancellationToken)
    {
        if (await orders.Find(command.Id, user.Reach(OrderPermissions.CancelAll), cancellationToken) is not { } order) return OrderErrors.NotFound(command.Id);
        if (order.Expect(command.IfVersion).Then(() => order.Cancel(clock.GetUtcNow())).Error is { } refusal) return refusal;

        await stock.Return([.. order.Lines.Select(line => new ReturnedItem(line.Sku, line.Quantity))], cancellationToken);
        return Unit.Value;
    }
}
