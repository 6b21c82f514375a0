using System.Globalization;
using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Payments;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Accounts;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Endurance;

public sealed class SurvivingKills
{
    private const int Orders = 500, Kills = 20, KillsWhileLeased = 5, Stock = 1_000_000;
    private static readonly string[] Skus = ["MUG", "PEN", "HAT"];

    [Theory, OnEveryDatabase]
    public async Task Whatever_was_promised_is_kept_once_however_often_the_process_is_killed(TestDatabase database)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        await using var own = await database.Create();
        await using var payments = await FakePaymentApi.Start();
        await using ApiProcess api = new(own, [.. SettingsFor(payments)]);
        await api.Start();
        await Stocked(api);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Buyer.New(api)));

        var leased = await BuyUnderFire(own, api, buyers, new(seed));
        await PayTheRest(own, buyers);
        await Settled(own, api);

        TestContext.Current.TestOutputHelper!.WriteLine($"Kill test: seed {seed}, {leased} of {Kills} kills while rows were leased, {await CountOrders(own)} orders");
        Assert.True(leased >= KillsWhileLeased, $"Only {leased} of {Kills} kills met leased rows (KILL_SEED={seed}).");
        await Kept(own, payments, buyers, seed);
    }

    private static IEnumerable<(string, string)> SettingsFor(FakePaymentApi payments) =>
    [
        ("Mail:PickupFolder", TestMails.Folder),
        ("Payments:Provider", "http"),
        ("Payments:Http:BaseAddress", payments.Address.ToString()),
        ("Payments:Http:ApiKey", FakePaymentApi.ApiKey),
        ("Outbox:Lease", "00:00:02"),
        ("Jobs:Lease", "00:00:02"),
    ];

    private static async Task Stocked(ApiProcess api)
    {
        using var manager = api.SignedIn(Roles.Manager, Api.NewUser().ToString());
        foreach (var sku in Skus)
            await (await manager.Post("/api/v1/products", new { sku, name = sku, price = new { amount = 10, currency = "EUR" }, stock = Stock })).Data(HttpStatusCode.Created);
    }

    /// <summary>How many of the kills met leased rows.</summary>
    private static async Task<int> BuyUnderFire(OwnDatabase own, ApiProcess api, Buyer[] buyers, Random random)
    {
        // Each life has its share of the orders, so that there is work in every one.
        using SemaphoreSlim permits = new(0);
        var quantities = Enumerable.Range(0, Orders).Select(_ => (Sku: Skus[random.Next(Skus.Length)], Quantity: random.Next(1, 4))).ToList();
        var buying = Task.WhenAll(buyers.Select((buyer, index) => Task.Run(async () =>
        {
            foreach (var (sku, quantity) in quantities.Where((_, order) => order % buyers.Length == index))
            {
                await permits.WaitAsync();
                await buyer.PlaceAndPay(sku, quantity);
            }
        })));

        HashSet<Guid> known = [];
        var leased = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            permits.Release(Orders / (Kills + 1));
            await Task.Delay(random.Next(20, 700));
            await api.Kill();
            var leases = await Leases(own);
            if (leases.Except(known).Any()) leased++;
            known.UnionWith(leases);
            await api.Start();
        }

        permits.Release(Orders);
        await buying;
        return leased;
    }

    private static async Task<List<Guid>> Leases(OwnDatabase own) => await own.With((AppDbContext context) => context.Database.SqlQuery<Guid>($"""
        SELECT "Lease" AS "Value" FROM outbox WHERE "State" = 'Open' AND "Lease" IS NOT NULL
        UNION ALL SELECT "Lease" FROM jobs WHERE "State" = 'Open' AND "Lease" IS NOT NULL
        """).ToListAsync());

    /// <summary>Of an order whose answer was lost its buyer knows nothing, so each is asked.</summary>
    private static async Task PayTheRest(OwnDatabase own, Buyer[] buyers)
    {
        var pending = await own.With((AppDbContext context) => context.Set<Order>().Where(order => order.Status == OrderStatus.Pending).ToListAsync());
        foreach (var order in pending) await Task.WhenAll(buyers.Select(buyer => buyer.Pay(order.Id.ToString())));
    }

    private static async Task Settled(OwnDatabase own, ApiProcess api)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await own.With((AppDbContext context) => context.Database.SqlQuery<int>($"""
            SELECT 1 AS "Value" FROM outbox WHERE "State" <> 'Done' UNION ALL SELECT 1 FROM jobs WHERE "State" <> 'Done'
            """).AnyAsync()))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"Something is stuck:{Environment.NewLine}{api.Said}");
            await Task.Delay(100);
        }
    }

    private static async Task Kept(OwnDatabase own, FakePaymentApi payments, Buyer[] buyers, int seed)
    {
        var orders = await own.With((AppDbContext context) => context.Set<Order>().Include(order => order.Lines).AsNoTracking().ToListAsync());
        var paid = await own.With((AppDbContext context) => context.Database.SqlQuery<string>($"""
            SELECT "EntityId" AS "Value" FROM audit_log WHERE "Entity" = 'orders' AND "Property" = 'Status' AND "After" = 'Paid'
            """).ToListAsync());
        var left = await own.With((AppDbContext context) => context.Set<Domain.Catalog.Product>().SumAsync(product => product.Stock));
        var mails = buyers.SelectMany(buyer => ReceivedMail.To(buyer.Email)).Select(mail => mail.Text).ToList();

        Assert.True(orders.Count >= Orders, $"{orders.Count} orders (KILL_SEED={seed}).");
        Assert.All(orders, order => Assert.Equal(OrderStatus.Paid, order.Status));
        Assert.Equal(orders.Select(order => order.Id.ToString()).Order(StringComparer.Ordinal), paid.Order(StringComparer.Ordinal));
        Assert.Equal(orders.Count, payments.Charges);
        Assert.Equal((Stock * Skus.Length) - orders.SelectMany(order => order.Lines).Sum(line => line.Quantity), left);
        Assert.All(orders, order => Assert.Contains(mails, mail => mail.Contains(order.Id.ToString(), StringComparison.Ordinal)));
    }

    private static Task<int> CountOrders(OwnDatabase own) => own.With((AppDbContext context) => context.Set<Order>().CountAsync());
}
