using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

[SignedIn]
public sealed record GetOrder(OrderId Id) : IQuery<OrderDto>;

internal sealed class GetOrderHandler(IOrderQueries orders, ICurrentUser user) : IQueryHandler<GetOrder, OrderDto>
{
    public async Task<Result<OrderDto>> Handle(GetOrder query, CancellationToken cancellationToken) =>
        await orders.Find(query.Id, user.Reach(OrderPermissions.ReadAll), cancellationToken) is { } order ? order : OrderErrors.NotFound(query.Id);
}
