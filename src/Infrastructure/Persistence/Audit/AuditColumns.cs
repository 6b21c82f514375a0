using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Audit;

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
