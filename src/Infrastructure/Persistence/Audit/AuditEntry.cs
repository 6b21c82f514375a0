using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Audit;

/// <summary>One change of one audited column.</summary>
internal sealed class AuditEntry
{
    public const int WhoLength = 64;
    public const int NameLength = 100;
    public const int EntityIdLength = 200;
    public const int ValueLength = 400;

    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    public required string Who { get; init; }

    public required string Entity { get; init; }

    public required string EntityId { get; init; }

    public required string Property { get; init; }

    /// <summary>Null when the row is new.</summary>
    public required string? Before { get; init; }

    /// <summary>Null when the row is deleted.</summary>
    public required string? After { get; init; }
}

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

/// <summary>Who wrote a row when: columns of every aggregate that the business itself never reads.</summary>
internal static class AuditColumns
{
    public const string CreatedAt = "AuditCreatedAt";
    public const string CreatedBy = "AuditCreatedBy";
    public const string UpdatedAt = "AuditUpdatedAt";
    public const string UpdatedBy = "AuditUpdatedBy";

    public static void AddTo<TEntity>(EntityTypeBuilder<TEntity> entity)
        where TEntity : AggregateRoot
    {
        entity.Property<DateTimeOffset>(CreatedAt);
        entity.Property<string>(CreatedBy).HasMaxLength(AuditEntry.WhoLength).IsRequired();
        entity.Property<DateTimeOffset>(UpdatedAt);
        entity.Property<string>(UpdatedBy).HasMaxLength(AuditEntry.WhoLength).IsRequired();
    }

    public static void Stamp(EntityEntry root, DateTimeOffset now, string who, bool isNew)
    {
        if (isNew)
        {
            root.Property(CreatedAt).CurrentValue = now;
            root.Property(CreatedBy).CurrentValue = who;
        }

        root.Property(UpdatedAt).CurrentValue = now;
        root.Property(UpdatedBy).CurrentValue = who;
    }
}
