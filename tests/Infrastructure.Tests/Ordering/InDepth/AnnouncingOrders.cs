using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Tests.Messaging;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

[Collection(WithBroker.Name)]
public sealed class AnnouncingOrders(TestBroker broker)
{
    [Theory, OnEveryDatabase]
    public async Task Others_are_told_what_happens_to_an_order_and_nothing_about_its_customer(TestDatabase database)
    {
        await using var wire = await Wire.To(broker);
        await using var own = await database.Create();
        await using Service service = new(own, broker);
        await service.Declare();
        var queue = await wire.Want(service, "ordering.#");
        var now = service.Clock.Now;
        var (order, payment) = (OrderId.New(now), PaymentId.New(now));

        foreach (var fact in new DomainEvent[]
        {
            new OrderPlaced(order, UserId.New(now), Money.Of(19.90m, "EUR"), now), new OrderPaid(order, payment, now), new OrderShipped(order, now), new OrderCancelled(order, now),
        }) await service.Notice(fact);

        foreach (var (name, data) in new[]
        {
            ("ordering.order-placed", $$"""{"order":"{{order}}","total":19.90,"currency":"EUR"}"""),
            ("ordering.order-paid", $$"""{"order":"{{order}}","payment":"{{payment}}"}"""),
            ("ordering.order-shipped", $$"""{"order":"{{order}}"}"""),
            ("ordering.order-cancelled", $$"""{"order":"{{order}}"}"""),
        })
        {
            var envelope = (await wire.Take(queue))!.Envelope;
            Assert.Equal((name, 1, data), ((string?)envelope["name"], (int?)envelope["version"], envelope["data"]!.ToJsonString()));
        }
    }
}
