using CleanTemplate.Application.Common;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Infrastructure.Tests.Catalog;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

public sealed class BuyingTheSameThing
{
    [Theory, OnEveryDatabase]
    public async Task Of_two_hundred_buyers_of_fifty_pieces_exactly_fifty_get_one(TestDatabase database)
    {
        await using var own = await database.Create();
        var mug = await own.Put("MUG", stock: 50);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Buy(own, "MUG"))));

        Assert.Equal(50, answers.Count(code => code is null));
        Assert.Equal(150, answers.Count(code => code is "ordering.out_of_stock"));
        Assert.Equal(0, (await own.Reload(mug)).Stock);
    }

    [Theory, OnEveryDatabase]
    public async Task Buyers_of_the_same_goods_in_another_order_do_not_block_one_another(TestDatabase database)
    {
        await using var own = await database.Create();
        await own.Put("CUP", stock: 100);
        await own.Put("MUG", stock: 100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            number % 2 == 0 ? Buy(own, "CUP", "MUG") : Buy(own, "MUG", "CUP"))));

        Assert.All(answers, Assert.Null);
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_that_is_short_of_one_thing_takes_nothing(TestDatabase database)
    {
        await using var own = await database.Create();
        var cup = await own.Put("CUP", stock: 5);
        await own.Put("MUG", stock: 0);

        Assert.Equal("ordering.out_of_stock", await Buy(own, "CUP", "MUG"));

        Assert.Equal(5, (await own.Reload(cup)).Stock);
    }

    private static Task<string?> Buy(OwnDatabase own, params string[] skus) => own.With(async (ICommandHandler<PlaceOrder, OrderId> handler) =>
        (await handler.Handle(new([.. skus.Select(sku => new Application.Catalog.WantedItem(sku, 1))], ShippingMethod.Pickup), default)).Error?.Code);
}
