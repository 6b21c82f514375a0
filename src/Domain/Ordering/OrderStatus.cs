using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

public enum OrderStatus
{
    Pending,
    Paid,
    Shipped,
    Cancelled,
}

internal static class OrderStatusTransitions
{
    extension(OrderStatus from)
    {
        /// <summary>The whole life of an order: what may follow what.</summary>
        public Result<OrderStatus> To(OrderStatus next) => (from, next) switch
        {
            (OrderStatus.Pending, OrderStatus.Paid) => next,
            (OrderStatus.Pending, OrderStatus.Cancelled) => next,
            (OrderStatus.Paid, OrderStatus.Shipped) => next,
            _ => OrderErrors.WrongStatus(from, next),
        };
    }
}
