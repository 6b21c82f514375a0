using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Ordering;

public sealed class KeepingOrders
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Customer = UserId.New(Noon);
    private static readonly UserId SomebodyElse = UserId.New(Noon);

    [Theory, OnEveryDatabase]
    public async Task An_order_is_kept_with_its_lines_and_amounts(TestDatabase database)
    {
        await using var own = await database.Create();
        var order = await Keep(own, Noon, lines: 2);

        var found = await own.With((IOrderRepository orders) => orders.Find(order.Id, Customer, default));

        Assert.Equal(
            (order.Total, order.ShippingCost, order.Discount, order.Shipping, order.Status, order.PlacedAt),
            (found!.Total, found.ShippingCost, found.Discount, found.Shipping, found.Status, found.PlacedAt));
        Assert.Equivalent(order.Lines, found.Lines);
    }

    [Theory, OnEveryDatabase]
    public async Task An_order_is_read_with_its_lines_in_one_statement(TestDatabase database)
    {
        await using var own = await database.Create();
        var order = await Keep(own, Noon, lines: 2);
        own.Statements.Clear();

        var found = await own.With((IOrderQueries orders) => orders.Find(order.Id, Customer, default));

        Assert.Single(own.Statements.All);
        Assert.Equal(["MUG-1", "MUG-2"], found!.Lines.Select(line => line.Sku));
        Assert.Equal((new(20, "EUR"), 1L), (found.Total, found.Version));
    }

    [Theory, OnEveryDatabase]
    public async Task The_order_of_somebody_else_is_not_there(TestDatabase database)
    {
        await using var own = await database.Create();
        var order = await Keep(own, Noon);

        Assert.Null(await own.With((IOrderRepository orders) => orders.Find(order.Id, SomebodyElse, default)));
        Assert.Null(await own.With((IOrderQueries orders) => orders.Find(order.Id, SomebodyElse, default)));
        Assert.NotNull(await own.With((IOrderRepository orders) => orders.Find(order.Id, customer: null, default)));
        Assert.NotNull(await own.With((IOrderQueries orders) => orders.Find(order.Id, customer: null, default)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_customer_sees_the_own_orders_newest_first(TestDatabase database)
    {
        await using var own = await database.Create();
        var older = await Keep(own, Noon);
        var newer = await Keep(own, Noon.AddHours(1));
        await Keep(own, Noon, customer: SomebodyElse);
        own.Statements.Clear();

        var page = await own.With((IOrderQueries orders) => orders.List(Customer, new ListMyOrders(), default));

        Assert.Equal([newer.Id, older.Id], page.Items.Select(order => order.Id));
        Assert.Equal((2, 2), (page.TotalCount, own.Statements.All.Count));
    }

    [Theory, OnEveryDatabase]
    public async Task A_change_of_a_line_raises_the_version_of_its_order(TestDatabase database)
    {
        await using var own = await database.Create();
        var order = await Keep(own, Noon);

        await own.With(async (AppDbContext context) =>
        {
            var line = await context.Set<OrderLine>().SingleAsync();
            context.Entry(line).Property(row => row.Quantity).CurrentValue = 7;
            return await context.SaveChangesAsync();
        });

        Assert.Equal(2, (await own.With((IOrderRepository orders) => orders.Find(order.Id, Customer, default)))!.Version);
    }

    private static Task<Order> Keep(OwnDatabase own, DateTimeOffset at, int lines = 1, UserId? customer = null) => own.With(async (AppDbContext context) =>
    {
        var goods = Enumerable.Range(1, lines).Select(number => OrderLine.For(ProductId.New(at), $"MUG-{number}", "Mug", Money.Of(10, "EUR"), 1)).ToList();
        var order = Order.Place(OrderId.New(at), customer ?? Customer, goods, [], new PickupShipping(), at).Value;
        context.Add(order);
        await context.SaveChangesAsync();
        return order;
    });
}
