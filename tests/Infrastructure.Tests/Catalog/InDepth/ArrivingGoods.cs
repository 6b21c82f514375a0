using CleanTemplate.Infrastructure.Tests.InDepth;
using CleanTemplate.Infrastructure.Tests.Messaging;

namespace CleanTemplate.Infrastructure.Tests.Catalog.InDepth;

[Collection(WithBroker.Name)]
public sealed class ArrivingGoods(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task Goods_that_arrive_are_on_hand_once_however_often_the_message_comes(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        var mug = await own.Put("MUG", stock: 5);
        var first = Arrived("mug", 3);

        foreach (var message in new[] { first, first, Arrived("MUG", 4), Arrived("MUG", 1), Arrived("MUG", 1), Arrived("MUG", 1) }) await wire.Send(service, message);
        await service.Receive();

        await Eventually.Is(async () => (await own.Reload(mug)).Stock == 15);
        await service.Stop();
        Assert.Equal((15, 0u, 0u), ((await own.Reload(mug)).Stock, await wire.Count(service.Queue), await wire.Count(service.DeadQueue)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_put_on_the_shelf_is_put_aside_with_the_reason(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker, options => options.Prefetch = 1);
        await service.Declare();
        await own.Put("OLD", isArchived: true);
        await own.Put("MUG");

        foreach (var message in new[] { Arrived("CUP", 1), Arrived("a b", 1), Arrived("OLD", 1), Arrived("MUG", 0) }) await wire.Send(service, message);
        await service.Receive();

        foreach (var reason in new[] { "catalog.sku_not_found", "catalog.no_sku", "catalog.product_archived", "catalog.stock_out_of_range" })
            Assert.StartsWith($"RefusedMessageException: {reason}: ", (await wire.Next(service.DeadQueue)).Header("x-reason"), StringComparison.Ordinal);
    }

    private static string Arrived(string sku, int quantity) =>
        Wire.Envelope("", name: "warehouse.goods-arrived").Replace("""{"what":""}""", $$"""{"sku":"{{sku}}","quantity":{{quantity}}}""", StringComparison.Ordinal);
}
