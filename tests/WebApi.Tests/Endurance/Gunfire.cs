using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>Kills the process again and again while there is work in it, now and then before it has come up.</summary>
internal sealed class Gunfire(OwnDatabase own, ApiProcess api, Random random)
{
    /// <summary>What one instance sends at the same time, and repeats after its death: two lanes of the outbox, eight events each.</summary>
    public const int MailsUnderWay = 2 * 8;

    private const int Lives = 20, EveryFourth = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly HashSet<Guid> _leases = [];

    public int Kills { get; private set; }

    public int KillsWhileLeased { get; private set; }

    public async Task BuyUnderIt(Buyer[] buyers, string[] skus, int orders)
    {
        // Each life has its share of the orders, so that there is work in every one.
        using SemaphoreSlim permits = new(0);
        var quantities = Enumerable.Range(0, orders).Select(_ => (Sku: skus[random.Next(skus.Length)], Quantity: random.Next(1, 4))).ToList();
        var buying = Task.WhenAll(buyers.Select((buyer, index) => Task.Run(async () =>
        {
            foreach (var (sku, quantity) in quantities.Where((_, order) => order % buyers.Length == index))
            {
                await permits.WaitAsync();
                await buyer.PlaceAndPay(sku, quantity);
            }
        })));

        for (var life = 1; life <= Lives; life++)
        {
            permits.Release(orders / (Lives + 1));
            // By turns at any moment, and as soon as there is work under way, however slow the machine is.
            if (life % 2 == 0) await Task.Delay(random.Next(20, 700));
            else await WorkUnderWay();
            await Kill();
            if (life % EveryFourth == 0) await KillAtBirth();
            await api.Start();
        }

        permits.Release(orders);
        await buying;
    }

    private async Task Kill()
    {
        await api.Kill();
        Kills++;
        var leases = await NewLeases();
        if (leases.Count > 0) KillsWhileLeased++;
        _leases.UnionWith(leases);
    }

    private async Task WorkUnderWay()
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await NewLeases()).Count == 0 && TimeProvider.System.GetElapsedTime(started) < LongestWait) await Task.Delay(random.Next(5, 25));
    }

    private async Task<IReadOnlyList<Guid>> NewLeases() => [.. (await own.With((AppDbContext context) => context.Database.SqlQuery<Guid>($"""
        SELECT "Lease" AS "Value" FROM outbox WHERE "State" = 'Open' AND "Lease" IS NOT NULL
        UNION ALL SELECT "Lease" FROM jobs WHERE "State" = 'Open' AND "Lease" IS NOT NULL
        """).ToListAsync())).Except(_leases)];

    private async Task KillAtBirth()
    {
        await api.DieYoung(TimeSpan.FromMilliseconds(random.Next(50, 300)));
        Kills++;
    }
}
