using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering.Messages;

// What others are told of orders: ids and totals, nothing about people.
[Message("ordering.order-placed", version: 1)]
public sealed record OrderPlacedMessage(Guid Order, decimal Total, string Currency);

[Message("ordering.order-paid", version: 1)]
public sealed record OrderPaidMessage(Guid Order, Guid Payment);

[Message("ordering.order-shipped", version: 1)]
public sealed record OrderShippedMessage(Guid Order);

[Message("ordering.order-cancelled", version: 1)]
public sealed record OrderCancelledMessage(Guid Order);

[ReachesOutside]
internal sealed class PlacedOrderAnnouncement(IMessagePublisher publisher) : IEventHandler<OrderPlaced>
{
    public Task Handle(OrderPlaced fact, CancellationToken cancellationToken) =>
        publisher.Publish(new OrderPlacedMessage(fact.Order.Value, fact.Total.Amount, fact.Total.Currency), fact.OccurredAt, cancellationToken);
}

[ReachesOutside]
internal sealed class PaidOrderAnnouncement(IMessagePublisher publisher) : IEventHandler<OrderPaid>
{
    public Task Handle(OrderPaid fact, CancellationToken cancellationToken) =>
        publisher.Publish(new OrderPaidMessage(fact.Order.Value, fact.Payment.Value), fact.OccurredAt, cancellationToken);
}

[ReachesOutside]
internal sealed class ShippedOrderAnnouncement(IMessagePublisher publisher) : IEventHandler<OrderShipped>
{
    public Task Handle(OrderShipped fact, CancellationToken cancellationToken) =>
        publisher.Publish(new OrderShippedMessage(fact.Order.Value), fact.OccurredAt, cancellationToken);
}

[ReachesOutside]
internal sealed class CancelledOrderAnnouncement(IMessagePublisher publisher) : IEventHandler<OrderCancelled>
{
    public Task Handle(OrderCancelled fact, CancellationToken cancellationToken) =>
        publisher.Publish(new OrderCancelledMessage(fact.Order.Value), fact.OccurredAt, cancellationToken);
}
