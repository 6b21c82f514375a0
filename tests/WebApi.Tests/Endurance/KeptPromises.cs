using System.Globalization;
using CleanTemplate.Databases.Payments.InDepth;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Endurance;

/// <summary>What must be true when everything has come to rest: each thing was done, and done once.</summary>
internal sealed class KeptPromises(OwnDatabase own, Buyer[] buyers, TroubledPaymentApi payments, List<Order> orders, List<PaymentAttempt> attempts)
{
    /// <summary>Payments that were tried more than once.</summary>
    public int Retried => attempts.Count(attempt => attempt.Tries > 1);

    public string Figures => string.Create(CultureInfo.InvariantCulture,
        $"{orders.Count} orders, {payments.Charges} charges, {Retried} payments tried again, {payments.Recalled} found charged");

    public IReadOnlyList<Order> AllOrders => orders;

    public static async Task<KeptPromises> In(OwnDatabase own, Buyer[] buyers, TroubledPaymentApi payments) => new(
        own,
        buyers,
        payments,
        await own.With((AppDbContext context) => context.Set<Order>().Include(order => order.Lines).AsNoTracking().ToListAsync()),
        await own.With((AppDbContext context) => context.Set<PaymentAttempt>().AsNoTracking().ToListAsync()));

    /// <summary>Each key made one order, the one it was answered with; each became paid, and became it once.</summary>
    public async Task Orders(int keys)
    {
        var paid = await own.With((AppDbContext context) => context.Database.SqlQuery<string>($"""
            SELECT "EntityId" AS "Value" FROM audit_log WHERE "Entity" = 'orders' AND "Property" = 'Status' AND "After" = 'Paid'
            """).ToListAsync());

        Assert.Equal(keys, orders.Count);
        Assert.Equal(orders.Select(order => order.Id).Order(), buyers.SelectMany(buyer => buyer.Placed).Order());
        Assert.Equal(orders.Select(order => order.Id).Order(), buyers.SelectMany(buyer => buyer.Paid).Order());
        Assert.All(orders, order => Assert.Equal(OrderStatus.Paid, order.Status));
        Assert.Equal(orders.Select(order => order.Id.ToString()).Order(StringComparer.Ordinal), paid.Order(StringComparer.Ordinal));
    }

    /// <summary>For each order the company took its total, under the reference of its only attempt, and the order knows that payment.</summary>
    public void Charges()
    {
        var due = orders.Join(attempts, order => order.Id.ToString(), attempt => attempt.Subject,
            (order, attempt) => new TakenCharge(attempt.Reference, order.Payment!.Value.Value, order.Total.Amount, order.Total.Currency));

        Assert.Equal(orders.Count, attempts.Count);
        Assert.Equal(due.OrderBy(charge => charge.Id), payments.Taken.OrderBy(charge => charge.Id));
    }

    public async Task Stock(int before)
    {
        var sold = orders.SelectMany(order => order.Lines).ToLookup(line => line.Sku, line => line.Quantity);
        var products = await own.With((AppDbContext context) => context.Set<Product>().AsNoTracking().ToListAsync());

        Assert.All(products, product => Assert.Equal((product.Sku, before - sold[product.Sku.Value].Sum()), (product.Sku, product.Stock)));
    }

    /// <summary>Each order has one fact of each kind, which every handler has handled. That it did so once, the key of inbox sees to.</summary>
    public async Task Events()
    {
        var facts = await own.With((AppDbContext context) => context.Database.SqlQuery<Fact>($"""
            SELECT o."Name", o."Aggregate", o."State", CAST(COUNT(i."Handler") AS int) AS "Handlers"
            FROM outbox AS o LEFT JOIN inbox AS i ON i."Event" = o."Id"
            WHERE o."Name" IN ('ordering.order-placed', 'ordering.order-paid')
            GROUP BY o."Id", o."Name", o."Aggregate", o."State"
            """).ToListAsync());

        var kinds = facts.GroupBy(fact => fact.Name).ToList();
        Assert.Equal(2, kinds.Count);
        Assert.All(kinds, kind =>
        {
            Assert.Equal(orders.Select(order => $"orders:{order.Id}").Order(StringComparer.Ordinal), kind.Select(fact => fact.Aggregate).Order(StringComparer.Ordinal));
            Assert.NotEqual(0, kind.Max(fact => fact.Handlers));
            Assert.Equal([("Done", kind.Max(fact => fact.Handlers))], kind.Select(fact => (fact.State, fact.Handlers)).Distinct());
        });
    }

    private sealed record Fact(string Name, string Aggregate, string State, int Handlers);
}
