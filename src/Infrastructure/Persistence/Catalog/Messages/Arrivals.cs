using CleanTemplate.Application.Catalog.Messages;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog.Messages;

internal sealed class Arrivals(AppDbContext context) : IArrivals
{
    public Task<ProductId?> ProductOf(string sku, CancellationToken cancellationToken)
    {
        var wanted = Sku.Of(sku);
        return context.Set<Product>().Where(product => product.Sku == wanted).Select(product => (ProductId?)product.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
