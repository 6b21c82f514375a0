using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Catalog;

[EventName("catalog.product-created")]
public sealed record ProductCreated(ProductId Product, string Sku, Money Price, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("catalog.product-renamed")]
public sealed record ProductRenamed(ProductId Product, string Before, string After, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("catalog.product-price-changed")]
public sealed record ProductPriceChanged(ProductId Product, Money Before, Money After, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("catalog.product-restocked")]
public sealed record ProductRestocked(ProductId Product, int Quantity, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("catalog.product-archived")]
public sealed record ProductArchived(ProductId Product, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
