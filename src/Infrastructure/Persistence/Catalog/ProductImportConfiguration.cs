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
