using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_log");
        entry.Property(e => e.Who).HasMaxLength(AuditEntry.WhoLength);
        entry.Property(e => e.Entity).HasMaxLength(AuditEntry.NameLength);
        entry.Property(e => e.EntityId).HasMaxLength(AuditEntry.EntityIdLength);
        entry.Property(e => e.Property).HasMaxLength(AuditEntry.NameLength);
        entry.Property(e => e.Before).HasMaxLength(AuditEntry.ValueLength);
        entry.Property(e => e.After).HasMaxLength(AuditEntry.ValueLength);
        entry.HasIndex(e => new { e.Entity, e.EntityId, e.At }); // the history of one thing
    }
}
