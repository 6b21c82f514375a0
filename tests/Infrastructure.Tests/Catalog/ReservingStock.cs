using CleanTemplate.Application.Catalog;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Catalog;

public sealed class ReservingStock
{
    [Theory, OnEveryDatabase]
    public async Task A_reservation_takes_the_goods_and_tells_their_price(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", price: 9.50m, stock: 5, name: "Blue mug");

        var reservation = await Reserve(own, new WantedItem("mug", 2));

        Assert.Null(reservation.Shortage);
        Assert.Equal(new ReservedItem(mug.Id, "MUG", "Blue mug", Money.Of(9.50m, "EUR"), 2), Assert.Single(reservation.Items));
        Assert.Equal((3, 2L), ((await own.Reload(mug)).Stock, (await own.Reload(mug)).Version));
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_short_is_named_with_what_is_left(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("MUG", stock: 5);
        await own.Put("OLD", stock: 5, isArchived: true);

        Assert.Equal(new Shortage("MUG", 5), (await Reserve(own, new WantedItem("MUG", 6))).Shortage);
        Assert.Equal(new Shortage("OLD", null), (await Reserve(own, new WantedItem("OLD", 1))).Shortage);
        Assert.Equal(new Shortage("NONE", null), (await Reserve(own, new WantedItem("NONE", 1))).Shortage);
    }

    [Theory, OnEveryDatabase]
    public async Task Returned_goods_are_back_on_the_shelf(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", stock: 5);

        await own.With(async (IStock stock) =>
        {
            await stock.Return([new("MUG", 2)], default);
            return stock;
        });

        Assert.Equal((7, 2L), ((await own.Reload(mug)).Stock, (await own.Reload(mug)).Version));
    }

    private static Task<Reservation> Reserve(OwnDatabase own, params WantedItem[] items) => own.With((IStock stock) => stock.Reserve(items, default));
}

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
