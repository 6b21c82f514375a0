namespace CleanTemplate.Domain.Common;

/// <summary>A fact about an aggregate, in the past tense. It carries ids and values, never secrets.</summary>
public abstract record DomainEvent(DateTimeOffset OccurredAt);
