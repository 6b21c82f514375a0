using System.Globalization;
using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Endurance;

[Collection(nameof(OneAfterTheOther))]
public sealed class SurvivingKills
{
    private const int Orders = 500, KillsWhileLeased = 5, Stock = 1_000_000;
    private static readonly string[] Skus = ["MUG", "PEN", "HAT"];

    [Theory, OnEveryDatabase]
    public async Task Whatever_was_promised_is_kept_once_however_often_the_process_is_killed(TestDatabase database)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KILL_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        Say($"KILL_SEED={seed}");
        await using var own = await database.Create();
        await using var payments = await TroubledPaymentApi.Start();
        payments.AnswersAfter = TimeSpan.FromMilliseconds(40); // a good time to die: the money is taken, and nobody has written it down
        await using ApiProcess api = new(own, [.. SettingsFor(payments)]);
        await api.Start();
        await Stocked(api);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Buyer.New(api)));

        Gunfire fire = new(own, api, new(seed));
        await fire.BuyUnderIt(buyers, Skus, Orders);
        Say($"{fire.Kills} kills, {fire.KillsWhileLeased} of them while rows were leased");
        Assert.True(fire.KillsWhileLeased >= KillsWhileLeased, "Too few kills met leased rows.");
        await Settled(own, api);

        var (kept, news) = (await KeptPromises.In(own, buyers, payments), OrderNews.For(buyers));
        Say($"{kept.Figures}, {news.Count} mails, {buyers.Sum(buyer => buyer.Repeated)} requests repeated");
        await kept.Orders(Orders);
        kept.Charges();
        await kept.Stock(Stock);
        await kept.Events();
        news.AreTold(kept.AllOrders, atMostAgain: fire.Kills * Gunfire.MailsUnderWay);
        Assert.NotEqual(0, buyers.Sum(buyer => buyer.Repeated));
        Assert.True(kept.Retried > 0 && payments.Recalled > 0, "Nobody died between a charge and its note.");
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    private static IEnumerable<(string, string)> SettingsFor(TroubledPaymentApi payments) =>
    [
        ("Mail:PickupFolder", TestMails.Folder),
        ("Payments:Provider", "http"),
        ("Payments:Http:BaseAddress", payments.Address.ToString()),
        ("Payments:Http:ApiKey", TroubledPaymentApi.ApiKey),
        ("Outbox:Lease", "00:00:02"),
        ("Jobs:Lease", "00:00:02"),
        ("Schedules:Lease", "00:00:02"),
        ("DOTNET_TieredPGO", "0"), // a life of seconds is too short to learn from
    ];

    private static async Task Stocked(ApiProcess api)
    {
        using var manager = api.SignedIn(Roles.Manager, Api.NewUser().ToString());
        foreach (var sku in Skus)
            await (await manager.Post("/api/v1/products", new { sku, name = sku, price = new { amount = 10, currency = "EUR" }, stock = Stock })).Data(HttpStatusCode.Created);
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
}
