using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class CatalogSeed(AppDbContext context, TimeProvider clock) : ISeed
{
    private static readonly (string Sku, string Name, decimal Price, int Stock)[] Products =
    [
        ("MUG-BLUE", "Blue mug", 9.50m, 120),
        ("MUG-RED", "Red mug", 9.50m, 80),
        ("TEAPOT-1L", "Teapot, one litre", 34.00m, 25),
        ("TEA-GREEN-100", "Green tea, 100 g", 7.20m, 300),
        ("TEA-BLACK-100", "Black tea, 100 g", 6.80m, 300),
        ("KETTLE-STEEL", "Steel kettle", 59.90m, 12),
    ];

    public async Task<Seeded> Plant(CancellationToken cancellationToken)
    {
        var present = await context.Set<Product>().Select(product => product.Sku).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        context.AddRange(Products
            .Where(product => !present.Contains(Sku.Of(product.Sku)))
            .Select(product => Product.Create(ProductId.New(now), Sku.Of(product.Sku), product.Name, Money.Of(product.Price, "EUR"), product.Stock, now).Value));
        var added = context.ChangeTracker.Entries<Product>().Count();
        await context.SaveChangesAsync(cancellationToken);
        return new(added);
    }
}
