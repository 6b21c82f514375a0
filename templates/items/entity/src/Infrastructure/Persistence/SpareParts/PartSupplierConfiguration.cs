using CleanTemplate.Domain.SpareParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.SpareParts;

internal sealed class PartSupplierConfiguration : IEntityTypeConfiguration<PartSupplier>
{
    public void Configure(EntityTypeBuilder<PartSupplier> partSupplier)
    {
        partSupplier.IsAggregate("part_suppliers");
        partSupplier.Property(p => p.Name).HasMaxLength(PartSupplier.NameLength).IsOrdinal().IsAudited();

        partSupplier.HasIndex(p => new { p.Name, p.Id }); // sorted by name
        partSupplier.HasIndex(p => new { p.CreatedAt, p.Id }); // sorted by age
    }
}
