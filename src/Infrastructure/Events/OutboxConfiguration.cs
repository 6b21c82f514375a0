using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Events;

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
