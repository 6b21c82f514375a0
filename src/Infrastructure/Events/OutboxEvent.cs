using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Queues;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>A committed fact, on its way to its handlers. Facts of one aggregate are handled one after the other.</summary>
internal sealed class OutboxEvent : QueuedWork, IClaimable
{
    public const string Table = "outbox";
    public const int AggregateLength = 100;
    public const int TraceLength = 55;

    private OutboxEvent(Guid key, string name, string payload, string? aggregate, string? trace, DateTimeOffset occurredAt, DateTimeOffset dueAt) =>
        (Key, Name, Payload, Aggregate, Trace, OccurredAt, DueAt) = (key, name, payload, aggregate, trace, occurredAt, dueAt);

    // The first that is open, looked up in the index; NOT EXISTS is planned as a join that a long backlog of one aggregate makes
    // quadratic. A dead letter lets the later facts of its aggregate pass.
    public static string Condition => $"""
        (w."Aggregate" IS NULL OR w."Id" = (SELECT MIN(e."Id") FROM "{Table}" AS e WHERE e."Aggregate" = w."Aggregate" AND e."State" = 'Open'))
        """;

    /// <summary>The same wherever the fact is told.</summary>
    public Guid Key { get; private init; }

    public string Name { get; private init; }

    public string Payload { get; private init; }

    /// <summary>The table and key of the aggregate; null for a fact that no aggregate raised.</summary>
    public string? Aggregate { get; private init; }

    /// <summary>The trace parent: the handling belongs to the trace of the request.</summary>
    public string? Trace { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    public static OutboxEvent Of(DomainEvent fact, string name, string payload, string? aggregate, string? trace, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), name, payload, aggregate, trace, fact.OccurredAt, now);
}
