using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Catalog;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Host.InDepth;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Ordering.InDepth;

public sealed class RepeatingOrders(InterferedApis apis) : IClassFixture<InterferedApis>
{
    private const string Key = "order-1", Reused = "common.idempotency_key_reused", InUse = "common.idempotency_key_in_use";

    private readonly UserId _buyer = Api.NewUser();

    [Theory, OnEveryDatabase]
    public async Task Fifty_at_the_same_time_under_one_key_place_one_order(TestDatabase database)
    {
        await using var api = InterferedApis.Started(await database.Create(), host => host.UseSetting("Idempotency:Wait", "00:00:00.050"));
        var (path, sku) = await api.Product(stock: 100);
        // Some wait longer than they may.
        api.Interference.Reset();
        api.Interference.BeforeSave = _ => Task.Delay(300);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Buyer(api).PlaceOrder(sku, quantity: 2, key: Key)));
        var tooEarly = answers.Where(answer => answer.StatusCode == HttpStatusCode.Conflict).ToList();
        foreach (var answer in tooEarly) await answer.Refused(HttpStatusCode.Conflict, InUse);
        var later = await Task.WhenAll(tooEarly.Select(_ => Buyer(api).PlaceOrder(sku, quantity: 2, key: Key)));

        Assert.NotEmpty(tooEarly);
        var told = await Task.WhenAll(answers.Except(tooEarly).Concat(later).Select(Told));
        Assert.Equal((50, HttpStatusCode.Created), (told.Length, Assert.Single(told.Distinct()).Status));
        Assert.Equal((1, 98), (await Orders(api), (await api.Get(path)).GetProperty("stock").GetInt32()));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_comes_too_early_is_told_when_to_come_again(TestDatabase database)
    {
        await using var api = InterferedApis.Started(await database.Create(), host => host.UseSetting("Idempotency:Wait", "00:00:00.200"));
        var (_, sku) = await api.Product();
        TaskCompletionSource begun = new(), go = new();
        api.Interference.Reset();
        api.Interference.BeforeSave = _ =>
        {
            begun.TrySetResult();
            return go.Task;
        };

        var first = Buyer(api).PlaceOrder(sku, key: Key);
        await begun.Task;
        var early = await Buyer(api).PlaceOrder(sku, key: Key);
        go.SetResult();

        await early.Refused(HttpStatusCode.Conflict, InUse);
        Assert.Equal(1, early.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(await Told(await first), await Told(await Buyer(api).PlaceOrder(sku, key: Key)));
    }

    [Theory, OnEveryDatabase]
    public async Task A_key_is_for_one_order_of_one_customer(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product();
        var first = await Told(await Buyer(api).PlaceOrder(sku, key: Key));

        await (await Buyer(api).PlaceOrder(sku, quantity: 2, key: Key)).Refused(HttpStatusCode.UnprocessableEntity, Reused);
        var other = await Told(await api.Customer().PlaceOrder(sku, key: Key));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, 1), (first.Status, other.Status, await Orders(api)));
        Assert.NotEqual(first.Location, other.Location);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_is_not_kept_so_that_the_order_can_be_put_right(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product(stock: 3);

        await (await Buyer(api).PlaceOrder(sku, quantity: 4, key: Key)).Refused(HttpStatusCode.UnprocessableEntity, "ordering.out_of_stock");
        await (await Buyer(api).PlaceOrder(sku, quantity: 3, key: Key)).Data(HttpStatusCode.Created);
        Assert.Equal(1, await Orders(api));
    }

    [Theory, OnEveryDatabase]
    public async Task A_fault_is_not_kept(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product();
        api.Interference.Reset();
        api.Interference.BeforeSave = _ => throw new InvalidTimeZoneException();

        var failed = await Buyer(api).PlaceOrder(sku, key: Key);
        api.Interference.Reset();

        await failed.Refused(HttpStatusCode.InternalServerError, "common.fault");
        await (await Buyer(api).PlaceOrder(sku, key: Key)).Data(HttpStatusCode.Created);
        Assert.Equal(1, await Orders(api));
    }

    [Theory, OnEveryDatabase]
    public async Task A_key_that_has_expired_is_a_new_one(TestDatabase database)
    {
        var api = await apis.On(database);
        var (_, sku) = await api.Product();
        var first = await Told(await Buyer(api).PlaceOrder(sku, key: Key));

        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""UPDATE idempotency_keys SET "ExpiresAt" = {yesterday}"""));
        var second = await Told(await Buyer(api).PlaceOrder(sku, quantity: 2, key: Key));

        Assert.NotEqual(first.Location, second.Location);
        Assert.Equal(second, await Told(await Buyer(api).PlaceOrder(sku, quantity: 2, key: Key)));
        Assert.Equal(2, await Orders(api));
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_that_is_asked_for_again_is_collected_once(TestDatabase database)
    {
        var api = await apis.On(database);
        var customer = Buyer(api);
        var order = await customer.PlacedOrder((await api.Product()).Sku);

        var first = await Told(await customer.Post($"{order}/payment", ifMatch: "\"1\"", key: Key));
        await customer.SeesOrder(order, "paid");
        var again = await Told(await customer.Post($"{order}/payment", ifMatch: "\"1\"", key: Key));

        Assert.Equal((HttpStatusCode.Accepted, order), (first.Status, first.Location));
        Assert.Equal(first, again);
        await (await customer.Post($"{order}/payment", key: "another")).Refused(HttpStatusCode.Conflict, "ordering.wrong_status");
        var subject = order.Split('/')[^1];
        Assert.Equal(1, await api.Database.With((AppDbContext context) => context.Set<PaymentAttempt>().CountAsync(attempt => attempt.Subject == subject)));
    }

    private HttpClient Buyer(Api api) => api.SignedIn(Roles.Customer, _buyer);

    private static async Task<(HttpStatusCode Status, string? Location, string Body)> Told(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync());

    private Task<int> Orders(Api api) => api.Database.With((AppDbContext context) => context.Set<Order>().CountAsync(order => order.Customer == _buyer));
}
