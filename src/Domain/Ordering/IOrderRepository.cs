using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

public interface IOrderRepository
{
    /// <summary>An order of this customer, or of anybody when no customer is named.</summary>
    Task<Order?> Find(OrderId id, UserId? customer, CancellationToken cancellationToken);

    void Add(Order order);
}
