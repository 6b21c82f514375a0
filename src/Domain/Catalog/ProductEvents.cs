using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

public sealed record ProductCreated(ProductId Product, string Sku, Money Price, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record ProductPriceChanged(ProductId Product, Money Before, Money After, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record ProductRestocked(ProductId Product, int Quantity, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

public sealed record ProductArchived(ProductId Product, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
