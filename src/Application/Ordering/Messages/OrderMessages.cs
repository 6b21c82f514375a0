using CleanTemplate.Application.Common.Messaging;

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
