using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Ordering;

public enum OrderStatus
{
    Pending,

    /// <summary>The customer wants to pay, and it is not known yet whether that was possible.</summary>
    PendingPayment,
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
            (OrderStatus.Pending, OrderStatus.PendingPayment) => next,
            (OrderStatus.Pending, OrderStatus.Cancelled) => next,
            (OrderStatus.PendingPayment, OrderStatus.Paid) => next,
            (OrderStatus.PendingPayment, OrderStatus.Pending) => next,
            (OrderStatus.PendingPayment, OrderStatus.PendingPayment or OrderStatus.Cancelled) => OrderErrors.BeingPaid,
            (OrderStatus.Paid, OrderStatus.Shipped) => next,
            _ => OrderErrors.WrongStatus(from, next),
        };
    }
}
