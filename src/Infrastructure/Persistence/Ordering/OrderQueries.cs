using AutoMapper;
using AutoMapper.QueryableExtensions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

internal sealed class OrderQueries(AppDbContext context, IConfigurationProvider mapping) : IOrderQueries
{
    public Task<OrderDto?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken) => context.Set<Order>()
        .WithinReachOf(customer)
        .Where(order => order.Id == id)
        .ProjectTo<OrderDto>(mapping)
        .SingleOrDefaultAsync(cancellationToken);

    public Task<Page<OrderSummaryDto>> List(UserId customer, IPaged page, CancellationToken cancellationToken) => context.Set<Order>()
        .Where(order => order.Customer == customer)
        .ToPage<Order, OrderSummaryDto>(
            orders => orders.OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id), page, mapping, cancellationToken);
}
