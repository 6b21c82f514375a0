using CleanTemplate.Application.Catalog;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

/// <summary>
/// Takes and returns stock with one conditional statement per item: buyers queue on the row, nobody oversells and
/// nobody gets a conflict. Items go in the order of their sku, so that two buyers never wait for each other.
/// </summary>
internal sealed class Stock(AppDbContext context) : IStock
{
    public async Task<Reservation> Reserve(IReadOnlyList<WantedItem> items, CancellationToken cancellationToken)
    {
        var wanted = items.Select(item => (Sku: Sku.Of(item.Sku), item.Quantity)).OrderBy(item => item.Sku.Value, StringComparer.Ordinal).ToList();
        foreach (var (sku, quantity) in wanted)
        {
            var taken = await ForSale(sku)
                .Where(product => product.Stock >= quantity)
                .ExecuteUpdateAsync(row => row.SetProperty(p => p.Stock, p => p.Stock - quantity).SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
            if (taken == 0) return new([], new Shortage(sku.Value, await Available(sku, cancellationToken)));
        }

        var skus = wanted.Select(item => item.Sku).ToList();
        var products = await context.Set<Product>().AsNoTracking().Where(product => skus.Contains(product.Sku)).ToDictionaryAsync(product => product.Sku, cancellationToken);
        return new([.. wanted.Select(item => Reserved(products[item.Sku], item.Quantity))]);
    }

    public async Task Return(IReadOnlyList<ReturnedItem> items, CancellationToken cancellationToken)
    {
        foreach (var (text, quantity) in items.OrderBy(item => item.Sku, StringComparer.Ordinal))
        {
            var sku = Sku.Of(text);
            await context.Set<Product>()
                .Where(product => product.Sku == sku)
                .ExecuteUpdateAsync(row => row.SetProperty(p => p.Stock, p => p.Stock + quantity).SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
        }
    }

    private static ReservedItem Reserved(Product product, int quantity) =>
        new(product.Id, product.Sku.Value, product.Name, product.Price, quantity);

    private IQueryable<Product> ForSale(Sku sku) => context.Set<Product>().Where(product => product.Sku == sku && !product.IsArchived);

    private Task<int?> Available(Sku sku, CancellationToken cancellationToken) =>
        ForSale(sku).Select(product => (int?)product.Stock).SingleOrDefaultAsync(cancellationToken);
}
