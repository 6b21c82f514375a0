using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;

namespace CleanTemplate.Domain.Ordering;

public sealed record OrderPlaced(OrderId Order, UserId Customer, Money Total, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record OrderPaid(OrderId Order, PaymentId Payment, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record OrderShipped(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record OrderCancelled(OrderId Order, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
