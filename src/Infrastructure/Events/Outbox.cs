using System.Diagnostics;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Turns the facts of a unit of work into rows that are committed with it.</summary>
internal sealed class Outbox(AppDbContext context, RaisedEvents events, EventRegistry registry, TimeProvider clock, OutboxBell bell, CommitBells bells)
{
    public void Fill()
    {
        var now = clock.GetUtcNow();
        foreach (var (fact, aggregate) in events.All())
        {
            context.Add(OutboxEvent.Of(fact, registry.Of(fact).Name, StoredJson.Write(fact), aggregate, Activity.Current?.Id, now));
            bells.Add(bell);
        }
    }

    /// <summary>What an attempt raised that was not committed never happened.</summary>
    public void Forget() => events.Forget();
}

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

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxEvent>
{
    public void Configure(EntityTypeBuilder<OutboxEvent> message)
    {
        message.IsQueue(OutboxEvent.Table);
        message.Property(m => m.Name).HasMaxLength(EventNameAttribute.MaxLength).IsOrdinal();
        message.Property(m => m.Payload).HasMaxLength(-1).HasComment("A fact as long as its aggregate makes it: no request gets here unchecked.");
        message.Property(m => m.Aggregate).HasMaxLength(OutboxEvent.AggregateLength).IsOrdinal();
        message.Property(m => m.Trace).HasMaxLength(OutboxEvent.TraceLength);

        message.HasIndex(m => new { m.Aggregate, m.State, m.Id }); // the first fact of the aggregate that is open
    }
}

/// <summary>Says that events were committed.</summary>
internal sealed class OutboxBell : Bell;

/// <summary>
/// Says that a handler has handled an event. It is written in the handler's own transaction, and there is only one for
/// each pair: what the handler writes is written once, however often the event is delivered.
/// </summary>
internal sealed class InboxEntry
{
    public const int HandlerLength = 250;

    private InboxEntry(long @event, string handler, DateTimeOffset at) => (Event, Handler, At) = (@event, handler, at);

    public long Event { get; private init; }

    public string Handler { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static InboxEntry Of(long @event, string handler, DateTimeOffset at) => new(@event, handler, at);
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxEntry>
{
    public void Configure(EntityTypeBuilder<InboxEntry> entry)
    {
        entry.ToTable("inbox");
        entry.HasKey(e => new { e.Event, e.Handler });
        entry.Property(e => e.Handler).HasMaxLength(InboxEntry.HandlerLength).IsOrdinal();
        entry.HasOne<OutboxEvent>().WithMany().HasForeignKey(e => e.Event).OnDelete(DeleteBehavior.Cascade);
    }
}
