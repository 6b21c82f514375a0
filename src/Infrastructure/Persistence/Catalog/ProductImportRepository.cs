using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class ProductImportRepository(AppDbContext context) : IProductImportRepository
{
    public Task<ProductImport?> Find(ProductImportId id, CancellationToken cancellationToken) =>
        context.Set<ProductImport>().SingleOrDefaultAsync(import => import.Id == id, cancellationToken);

    public void Add(ProductImport import) => context.Add(import);
}
