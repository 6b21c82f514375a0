using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Ordering;

[EventName("ordering.order-placed")]
public sealed record OrderPlaced(OrderId Order, UserId Customer, Money Total, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("ordering.payment-requested")]
public sealed record OrderPaymentRequested(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("ordering.payment-declined")]
public sealed record OrderPaymentDeclined(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("ordering.order-paid")]
public sealed record OrderPaid(OrderId Order, PaymentId Payment, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("ordering.order-shipped")]
public sealed record OrderShipped(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("ordering.order-cancelled")]
public sealed record OrderCancelled(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
