using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

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
