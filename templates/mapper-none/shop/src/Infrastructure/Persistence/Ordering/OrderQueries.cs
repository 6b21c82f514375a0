using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

internal sealed class OrderQueries(AppDbContext context) : IOrderQueries
{
    public Task<OrderDto?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken) => context.Set<Order>()
        .WithinReachOf(customer)
        .Where(order => order.Id == id)
        .Select(OrderDto.Of)
        .SingleOrDefaultAsync(cancellationToken);

    public Task<Page<OrderSummaryDto>> List(UserId customer, IPaged page, CancellationToken cancellationToken) => context.Set<Order>()
        .Where(order => order.Customer == customer)
        .ToPage(
            orders => orders.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id),
            page,
            orders => orders.Select(OrderSummaryDto.Of),
            cancellationToken);

    public Task<Result<CursorPage<OrderDto>>> Browse(UserId customer, BrowseMyOrders filter, CancellationToken cancellationToken)
    {
        var orders = context.Set<Order>().Where(order => order.Customer == customer);
        if (filter.Status is { } status) orders = orders.Where(order => order.Status == status);

        var (field, descending) = SortKey.ParseOne(filter.Sort);
        return field switch
        {
            "placedAt" => orders.ToCursorPage(filter, order => order.PlacedAt, order => order.Id, descending, order => (order.PlacedAt, order.Id), Projected, cancellationToken),
            "total" => orders.ToCursorPage(filter, order => order.TotalAmount, order => order.Id, descending, order => (order.Total.Amount, order.Id), Projected, cancellationToken),
            var unknown => throw new ArgumentException($"Orders are not sorted by {unknown}.", nameof(filter)),
        };
    }

    private static IQueryable<OrderDto> Projected(IQueryable<Order> orders) => orders.Select(OrderDto.Of);
}
