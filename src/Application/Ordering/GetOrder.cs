using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

public interface IOrderQueries
{
    /// <summary>An order of this customer, or of anybody when no customer is named.</summary>
    Task<OrderDto?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken);

    /// <summary>A customer's orders, newest first.</summary>
    Task<Page<OrderSummaryDto>> List(UserId customer, IPaged page, CancellationToken cancellationToken);

    /// <summary>A customer's orders with their lines, from a cursor on. Refused when the cursor says what none of ours would.</summary>
    Task<Result<CursorPage<OrderDto>>> Browse(UserId customer, BrowseMyOrders filter, CancellationToken cancellationToken);
}

[SignedIn]
public sealed record GetOrder(OrderId Id) : IQuery<OrderDto>;

internal sealed class GetOrderHandler(IOrderQueries orders, ICurrentUser user) : IQueryHandler<GetOrder, OrderDto>
{
    public async Task<Result<OrderDto>> Handle(GetOrder query, CancellationToken cancellationToken) =>
        await orders.Find(query.Id, user.Reach(OrderPermissions.ReadAll), cancellationToken) is { } order ? order : OrderErrors.NotFound(query.Id);
}
