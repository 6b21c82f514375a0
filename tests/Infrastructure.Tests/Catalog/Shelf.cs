using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Catalog;

/// <summary>Products on hand, and how they are now.</summary>
internal static class Shelf
{
    extension(OwnDatabase own)
    {
        public Task<Product> Put(string sku, decimal price = 10, int stock = 5, string? name = null, bool isArchived = false) => own.With(async (AppDbContext context) =>
        {
            var now = own.Clock.Now;
            var product = Product.Create(ProductId.New(now), Sku.Of(sku), name ?? sku, Money.Of(price, "EUR"), stock, now).Value;
            if (isArchived) product.Archive(now);
            context.Add(product);
            await context.SaveChangesAsync();
            return product;
        });

        public Task<Product> Reload(Product product) => own.With((AppDbContext context) => context.Set<Product>().SingleAsync(row => row.Id == product.Id));
    }
}
