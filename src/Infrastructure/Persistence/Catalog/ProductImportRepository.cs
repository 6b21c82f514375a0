using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class ProductImportConfiguration : IEntityTypeConfiguration<ProductImport>
{
    public void Configure(EntityTypeBuilder<ProductImport> import)
    {
        import.IsAggregate("product_imports");
        import.Property(i => i.Columns).HasMaxLength(ProductImport.ColumnsLength);
        import.HasIndex(i => new { i.RequestedAt, i.Id }); // the latest first
    }
}

internal sealed class ProductImportRepository(AppDbContext context) : IProductImportRepository
{
    public Task<ProductImport?> Find(ProductImportId id, CancellationToken cancellationToken) =>
        context.Set<ProductImport>().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);

    public void Add(ProductImport import) => context.Add(import);
}
