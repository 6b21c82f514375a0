using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Ordering.InDepth;

public sealed class BrowsingOrders
{
    private const int Many = 37;

    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId SomebodyElse = UserId.New(Noon);

    [Theory, OnEveryDatabase]
    public async Task Orders_come_with_their_lines_in_one_statement_however_many_there_are(TestDatabase database)
    {
        await using var own = await database.Create();
        await Put(own, number => (Noon.AddHours(number), 10), count: 3, lines: 3);
        own.Statements.Clear();

        var few = await Page(own, new(Limit: 2));
        Assert.Single(own.Statements.All);
        Assert.Equal((2, 2), (few.Items.Count, few.Limit));
        Assert.All(few.Items, order => Assert.Equal(["MUG-1", "MUG-2", "MUG-3"], order.Lines.Select(line => line.Sku)));
        Assert.All(few.Items, order => Assert.Equal(new(30, "EUR"), order.Total));

        await Put(own, number => (Noon.AddDays(number), 10), Many, lines: 3);
        own.Statements.Clear();
        await Page(own, new(Limit: 100));
        Assert.Single(own.Statements.All);
        Assert.DoesNotContain("count(", own.Statements.All[0].Sql, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEveryDatabase]
    public async Task All_pages_are_walked_forwards_and_back_in_any_sort_also_where_many_orders_are_equal(TestDatabase database)
    {
        await using var own = await database.Create();
        await Put(own, number => (Noon.AddHours(number % 3), number % 2 + 1), Many);
        await Put(own, number => (Noon.AddHours(number % 3), number % 2 + 1), 5, customer: SomebodyElse);
        var mine = await own.With((AppDbContext context) => context.Set<Order>().AsNoTracking().Where(order => order.Customer == own.User.Id).ToListAsync());

        foreach (var sort in BrowseMyOrders.SortFields.SelectMany(field => new[] { field, $"-{field}" }))
        {
            var sorted = (sort.EndsWith("total", StringComparison.Ordinal) ? mine.OrderBy(order => order.TotalAmount) : mine.OrderBy(order => order.PlacedAt))
                .ThenBy(order => order.Id).Select(order => order.Id).ToList();
            if (sort.StartsWith('-')) sorted.Reverse();

            var there = await Walk(own, new(Sort: sort, Limit: 5));
            Assert.Equal(sorted, there.SelectMany(page => page.Items).Select(order => order.Id));
            Assert.Equal((null, null), (there[0].Previous, there[^1].Next));

            var back = await WalkBack(own, new(Sort: sort, Limit: 5), there[^1]);
            Assert.Equal(sorted.SkipLast(there[^1].Items.Count), back.AsEnumerable().Reverse().SelectMany(page => page.Items).Select(order => order.Id));
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Whatever_is_placed_and_removed_on_the_way_each_order_that_stays_comes_exactly_once(TestDatabase database)
    {
        const int seed = 20261121;
        await using var own = await database.Create();
        Random random = new(seed);

        foreach (var sort in new[] { "-placedAt", "total" })
        {
            foreach (var backwards in new[] { false, true })
            {
                await own.With((AppDbContext context) => context.Set<Order>().ExecuteDeleteAsync());
                var staying = await Put(own, Somewhere, 40);
                var going = new Queue<OrderId>((await Put(own, Somewhere, 40)).OrderBy(_ => random.Next()));
                List<OrderId> seen = [];

                BrowseMyOrders query = new(Sort: sort, Limit: 4);
                var page = backwards ? (await Walk(own, query))[^1] : await Page(own, query);
                while (true)
                {
                    seen.AddRange(page.Items.Select(order => order.Id));
                    if ((backwards ? page.Previous : page.Next) is not { } cursor) break;

                    if (going.Count > 2)
                    {
                        await Put(own, Somewhere, 2);
                        foreach (var id in new[] { going.Dequeue(), going.Dequeue() }) await Remove(own, id);
                        // Also the row that the cursor stands beside.
                        if (page.Items.Count > 0 && page.Items[backwards ? 0 : ^1].Id is var beside && !staying.Contains(beside)) await Remove(own, beside);
                    }

                    page = await Page(own, query with { Cursor = cursor });
                }

                Assert.Equal(seen.Distinct().Count(), seen.Count);
                Assert.True(staying.All(seen.Contains), $"{sort}, backwards: {backwards}, seed {seed}");
            }
        }

        (DateTimeOffset, decimal) Somewhere(int number) => (Noon.AddMinutes(random.Next(20)), random.Next(1, 6));
    }

    [Theory, OnEveryDatabase]
    public async Task A_page_from_which_everything_is_gone_leads_back_to_all_that_is_left(TestDatabase database)
    {
        await using var own = await database.Create();
        var ids = await Put(own, number => (Noon.AddHours(number), 10), count: 6);
        BrowseMyOrders query = new(Sort: "placedAt", Limit: 3);
        var first = await Page(own, query);
        foreach (var id in ids.Skip(3)) await Remove(own, id);

        var empty = await Page(own, query with { Cursor = first.Next });
        Assert.Empty(empty.Items);
        Assert.Null(empty.Next);
        var back = await Page(own, query with { Cursor = empty.Previous });

        Assert.Equal(ids.Take(3), back.Items.Select(order => order.Id));
        foreach (var id in ids.Take(2)) await Remove(own, id);
        var before = await Page(own, query with { Cursor = new Cursor(Cursor.ListOf(query), Backward: true, Inclusive: false, ids[2].Value, CursorKey.Write(Noon.AddHours(2))).ToString() });
        Assert.Empty(before.Items);
        Assert.Null(before.Previous);
        Assert.Equal([ids[2]], (await Page(own, query with { Cursor = before.Next })).Items.Select(order => order.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task Orders_of_one_status_are_browsed_alone(TestDatabase database)
    {
        await using var own = await database.Create();
        var ids = await Put(own, number => (Noon.AddHours(number), 10), count: 7);
        await own.With((AppDbContext context) => context.Set<Order>().Where(order => ids.Take(4).Contains(order.Id)).ExecuteUpdateAsync(set => set.SetProperty(order => order.Status, OrderStatus.Cancelled)));

        var walked = await Walk(own, new(OrderStatus.Cancelled, Limit: 2));

        Assert.Equal(ids.Take(4).Reverse(), walked.SelectMany(page => page.Items).Select(order => order.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task The_cursor_of_somebody_else_leads_into_the_own_orders(TestDatabase database)
    {
        await using var own = await database.Create();
        await Put(own, number => (Noon.AddHours(number), 10), count: 4, customer: SomebodyElse);
        var mine = await Put(own, number => (Noon.AddHours(-number), 10), count: 1);
        var me = own.User.Id;
        own.User.Id = SomebodyElse;
        var theirs = await Page(own, new(Limit: 2));
        own.User.Id = me;

        Assert.Equal(mine, (await Page(own, new(Limit: 2, Cursor: theirs.Next))).Items.Select(order => order.Id));
    }

    [Theory, OnEveryDatabase]
    public async Task A_query_that_makes_no_sense_is_told_what_does(TestDatabase database)
    {
        await using var own = await database.Create();
        await Put(own, number => (Noon.AddHours(number), 10), count: 3);
        var cursor = (await Page(own, new(Limit: 2))).Next;

        const string unreadable = "This is no cursor. Take it as it is from the links of a page, or leave it out to begin anew.";
        const string elsewhere = "This cursor belongs to another list, filter or sort. Repeat those of the page it came from, or leave it out to begin anew.";
        Assert.Equal(("cursor", elsewhere), await Blamed(own, new(Sort: "placedAt", Cursor: cursor)));
        Assert.Equal(("cursor", elsewhere), await Blamed(own, new(OrderStatus.Paid, Cursor: cursor)));
        Assert.Equal(("cursor", unreadable), await Blamed(own, new(Cursor: cursor![..^3])));
        Assert.Equal(("limit", "'Limit' must be between 1 and 100. You entered 0."), await Blamed(own, new(Limit: 0)));
        Assert.Equal(("status", "'Status' is one of: pending, pendingPayment, paid, shipped, cancelled."), await Blamed(own, new((OrderStatus)99)));
        foreach (var sort in new[] { "", "size", "total,placedAt", "--total", "-" })
            Assert.Equal(("sort", "'Sort' takes one of these fields, with a leading '-' for descending order: placedAt, total."), await Blamed(own, new(Sort: sort)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_forged_cursor_never_reaches_the_database_as_something_it_does_not_take(TestDatabase database)
    {
        await using var own = await database.Create();
        await Put(own, number => (Noon.AddHours(number), 10), count: 1);

        foreach (var sort in new[] { "placedAt", "-total" })
        {
            foreach (var key in new[] { "", "x", "\0", "1", "-1", "0.001", "9999999999999999.99", "10000000000000000", "79228162514264337593543950335", "0001-01-01T00:00:00.0000000+00:00", "9999-12-31T23:59:59.9999999+00:00", "2026-01-01T00:00:00.0000000+02:00" })
            {
                foreach (var id in new[] { Guid.Empty, Guid.AllBitsSet })
                {
                    BrowseMyOrders query = new(Sort: sort);
                    var forged = new Cursor(Cursor.ListOf(query), Backward: false, Inclusive: false, id, key).ToString();

                    var answer = await Ask(own, query with { Cursor = forged });

                    Assert.True(answer.Error is null || answer.Error.Fields.ContainsKey("cursor"), answer.Error?.Message);
                }
            }
        }
    }

    private static Task<Result<CursorPage<OrderDto>>> Ask(OwnDatabase own, BrowseMyOrders query) =>
        own.With((IQueryHandler<BrowseMyOrders, CursorPage<OrderDto>> handler) => handler.Handle(query, default));

    private static async Task<CursorPage<OrderDto>> Page(OwnDatabase own, BrowseMyOrders query) => (await Ask(own, query)).Value;

    private static async Task<(string Field, string Message)> Blamed(OwnDatabase own, BrowseMyOrders query)
    {
        var error = (await Ask(own, query)).Error;
        Assert.Equal(ErrorKind.Validation, error?.Kind);
        var (field, messages) = Assert.Single(error!.Fields);
        return (field, Assert.Single(messages));
    }

    private static async Task<List<CursorPage<OrderDto>>> Walk(OwnDatabase own, BrowseMyOrders query)
    {
        List<CursorPage<OrderDto>> pages = [await Page(own, query)];
        while (pages[^1].Next is { } next) pages.Add(await Page(own, query with { Cursor = next }));
        return pages;
    }

    private static async Task<List<CursorPage<OrderDto>>> WalkBack(OwnDatabase own, BrowseMyOrders query, CursorPage<OrderDto> from)
    {
        List<CursorPage<OrderDto>> pages = [];
        for (var previous = from.Previous; previous is not null; previous = pages[^1].Previous) pages.Add(await Page(own, query with { Cursor = previous }));
        return pages;
    }

    /// <summary>Orders of the signed-in user, unless somebody is named.</summary>
    private static Task<List<OrderId>> Put(OwnDatabase own, Func<int, (DateTimeOffset At, decimal Price)> order, int count, int lines = 1, UserId? customer = null) =>
        own.With(async (AppDbContext context) =>
        {
            List<OrderId> ids = [];
            foreach (var (at, price) in Enumerable.Range(0, count).Select(order))
            {
                var goods = Enumerable.Range(1, lines).Select(number => OrderLine.For(ProductId.New(at), $"MUG-{number}", "Mug", Money.Of(price, "EUR"), 1)).ToList();
                var placed = Order.Place(OrderId.New(at), customer ?? own.User.Id, goods, [], new PickupShipping(), at).Value;
                context.Add(placed);
                ids.Add(placed.Id);
            }

            await context.SaveChangesAsync();
            return ids;
        });

    private static Task<int> Remove(OwnDatabase own, OrderId id) =>
        own.With((AppDbContext context) => context.Set<Order>().Where(order => order.Id == id).ExecuteDeleteAsync());
}
