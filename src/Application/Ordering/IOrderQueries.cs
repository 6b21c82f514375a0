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
