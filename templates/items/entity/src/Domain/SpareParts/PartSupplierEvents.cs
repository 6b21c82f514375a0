using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.SpareParts;

[EventName("spare-parts.part-supplier-created")]
public sealed record PartSupplierCreated(PartSupplierId PartSupplier, string Name, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("spare-parts.part-supplier-renamed")]
public sealed record PartSupplierRenamed(PartSupplierId PartSupplier, string Before, string After, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);

[EventName("spare-parts.part-supplier-deleted")]
public sealed record PartSupplierDeleted(PartSupplierId PartSupplier, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);
