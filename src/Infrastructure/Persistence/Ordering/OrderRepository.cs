using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

internal sealed class OrderRepository(AppDbContext context) : IOrderRepository
{
    public Task<Order?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken) => context.Set<Order>()
        .Include(order => order.Lines)
        .WithinReachOf(customer)
        .SingleOrDefaultAsync(order => order.Id == id, cancellationToken);

    public void Add(Order order) => context.Add(order);
}

internal static class OrderOwnership
{
    /// <summary>The orders of this customer; all of them when none is named.</summary>
    public static IQueryable<Order> WithinReachOf(this IQueryable<Order> orders, UserId? customer) =>
        customer is { } owner ? orders.Where(order => order.Customer == owner) : orders;
}
