using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.IsAggregate("products");
        product.Property(p => p.Sku).HasConversion(sku => sku.Value, value => Sku.Of(value)).HasMaxLength(Sku.MaxLength).IsOrdinal();
        product.Property(p => p.Name).HasMaxLength(Product.NameLength).IsAudited();
        product.Property(p => p.SearchName).HasMaxLength(Product.NameLength).IsOrdinal();
        product.Property(p => p.PriceAmount).HasPrecision(Money.Precision, Money.Decimals).IsAudited();
        product.Property(p => p.PriceCurrency).HasMaxLength(Money.CurrencyLength);
        product.Property(p => p.IsArchived).IsAudited();
        product.Ignore(p => p.Price);

        product.HasIndex(p => p.Sku).IsUnique();
        product.HasIndex(p => new { p.IsArchived, p.SearchName, p.Id }); // search by name, and sorted by it
        product.HasIndex(p => new { p.IsArchived, p.PriceAmount, p.Id }); // filtered and sorted by price
        product.HasIndex(p => new { p.IsArchived, p.CreatedAt, p.Id }); // sorted by age
    }
}

internal sealed class ProductRepository(AppDbContext context) : IProductRepository
{
    public Task<Product?> Find(ProductId id, CancellationToken cancellationToken) =>
        context.Set<Product>().SingleOrDefaultAsync(product => product.Id == id, cancellationToken);

    public Task<bool> IsTaken(Sku sku, CancellationToken cancellationToken) =>
        context.Set<Product>().AnyAsync(product => product.Sku == sku, cancellationToken);

    public async Task<IReadOnlyList<Sku>> Taken(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) =>
        await context.Set<Product>().Where(product => skus.Contains(product.Sku)).Select(product => product.Sku).ToListAsync(cancellationToken);

    public void Add(Product product) => context.Add(product);
}
