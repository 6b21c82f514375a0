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

internal sealed class PartSupplierRepository(AppDbContext context) : IPartSupplierRepository
{
    public Task<PartSupplier?> Find(PartSupplierId id, CancellationToken cancellationToken) =>
        context.Set<PartSupplier>().SingleOrDefaultAsync(partSupplier => partSupplier.Id == id, cancellationToken);

    public void Add(PartSupplier partSupplier) => context.Add(partSupplier);

    public void Remove(PartSupplier partSupplier) => context.Remove(partSupplier);
}
