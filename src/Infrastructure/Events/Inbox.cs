using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Events;

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
