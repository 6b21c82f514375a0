using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>The words in which entity configurations are written.</summary>
internal static class ModelExtensions
{
    private const string Audited = "Audited";
    private const string Ordinal = "Ordinal";

    extension<TEntity>(EntityTypeBuilder<TEntity> entity)
        where TEntity : AggregateRoot
    {
        /// <summary>Table, key, concurrency token and the columns that say who wrote the row when.</summary>
        public void IsAggregate(string table)
        {
            entity.ToTable(table);
            entity.HasKey("Id");
            entity.Property("Id").ValueGeneratedNever();
            entity.Property(root => root.Version).IsConcurrencyToken();
            entity.Ignore(root => root.Events);
            AuditColumns.AddTo(entity);
        }
    }

    extension<TProperty>(PropertyBuilder<TProperty> property)
    {
        /// <summary>Changes of this column are written to the audit log, value before and value after.</summary>
        public PropertyBuilder<TProperty> IsAudited() => property.HasAnnotation(Audited, true);

        /// <summary>Compared and sorted byte by byte, the same on every database.</summary>
        public PropertyBuilder<TProperty> IsOrdinal() => property.HasAnnotation(Ordinal, true);
    }

    extension(IReadOnlyProperty property)
    {
        public bool IsAudited => property.FindAnnotation(Audited) is not null;

        public bool IsOrdinal => property.FindAnnotation(Ordinal) is not null;
    }
}

/// <summary>Stores an id as the GUID it is.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, IId<TId>
{
    // An expression tree cannot call a static interface member itself.
    private static TId Read(Guid value) => TId.From(value);
}
