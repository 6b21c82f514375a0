using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Events;

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
