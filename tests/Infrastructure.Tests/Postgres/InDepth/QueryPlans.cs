using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Payments;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanTemplate.Infrastructure.Tests.Postgres.InDepth;

/// <summary>At 100,000 rows the lists read an index, never the whole table. Asked of the planner itself.</summary>
public sealed class QueryPlans
{
    private const int Rows = 100_000;

    [Theory, OnEveryDatabase]
    public async Task Lists_of_a_large_shop_read_an_index(TestDatabase database)
    {
        Assert.SkipWhen(database.Name != "PostgreSql", "The plans are PostgreSQL's.");
        await using var own = await database.Create();
        await Fill(own);

        await Reads(own, "IX_products_IsArchived_SearchName_Id", (ICatalogQueries catalog) => catalog.Search(new("PRODUCT 4242"), default), countsToo: true);
        await Reads(own, "IX_products_IsArchived_SearchName_Id", (ICatalogQueries catalog) => catalog.Search(new(), default));
        await Reads(own, "IX_products_IsArchived_PriceAmount_Id", (ICatalogQueries catalog) => catalog.Search(new(MinPrice: 500, MaxPrice: 500.10m), default), countsToo: true);
        await Reads(own, "IX_products_IsArchived_PriceAmount_Id", (ICatalogQueries catalog) => catalog.Search(new(Sort: "-price"), default));
        await Reads(own, "IX_products_IsArchived_CreatedAt_Id", (ICatalogQueries catalog) => catalog.Search(new(Sort: "-createdAt"), default));
        await Reads(own, "IX_orders_Customer_PlacedAt_Id", (IOrderQueries orders) => orders.List(UserId.From(CustomerOf(7)), new ListMyOrders(), default));
        await Reads(own, "IX_orders_Customer_", (IOrderQueries orders) => orders.List(UserId.From(CustomerOf(7)), new ListMyOrders(), default), countsToo: true);
        await Reads(own, "IX_orders_Customer_PlacedAt_Id", Browsing(null, "-placedAt"));
        await Reads(own, "IX_orders_Customer_TotalAmount_Id", Browsing(null, "total"));
        await Reads(own, "IX_orders_Customer_Status_PlacedAt_Id", Browsing(OrderStatus.Paid, "placedAt"));
        await Reads(own, "IX_orders_Customer_Status_TotalAmount_Id", Browsing(OrderStatus.Paid, "-total"));
        await Reads(own, "IX_payment_attempts_State_LastTriedAt_Id", (IPaymentAttemptRepository attempts) => attempts.FindWaiting(own.Clock.Now, 100, default));
    }

    /// <summary>From a place in the middle.</summary>
    private static Func<IOrderQueries, Task<Result<CursorPage<OrderDto>>>> Browsing(OrderStatus? status, string sort)
    {
        var key = sort.EndsWith("total", StringComparison.Ordinal) ? CursorKey.Write(50m) : CursorKey.Write(TimeProvider.System.GetUtcNow().AddMinutes(-Rows / 2));
        BrowseMyOrders query = new(status, sort, Limit: 1);
        Cursor place = new(Cursor.ListOf(query), Backward: false, Inclusive: false, Guid.Empty, key);
        return orders => orders.Browse(UserId.From(CustomerOf(7)), query with { Cursor = place.ToString() }, default);
    }

    private static async Task Reads<TQueries, T>(OwnDatabase own, string index, Func<TQueries, Task<T>> query, bool countsToo = false)
        where TQueries : notnull
    {
        own.Statements.Clear();
        await own.With(query);
        foreach (var statement in own.Statements.All.Where(statement => countsToo || !statement.Sql.Contains("count(*)", StringComparison.Ordinal)))
        {
            var plan = await Explain(own, statement);
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Explain(OwnDatabase own, Statement statement)
    {
        await using var source = NpgsqlDataSource.Create(own.ConnectionString);
        await using var command = source.CreateCommand($"EXPLAIN {statement.Sql}");
        foreach (var parameter in statement.Parameters) command.Parameters.Add(((NpgsqlParameter)parameter).Clone());
        await using var reader = await command.ExecuteReaderAsync();
        List<string> plan = [];
        while (await reader.ReadAsync()) plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }

    private static Guid CustomerOf(int number) => new($"00000000-0000-0000-0000-{number:D12}");

    private static Task<int> Fill(OwnDatabase own) => own.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync($"""
        INSERT INTO products ("Id", "Sku", "Name", "SearchName", "PriceAmount", "PriceCurrency", "Stock", "CreatedAt", "IsArchived", "Version",
            "AuditCreatedAt", "AuditCreatedBy", "AuditUpdatedAt", "AuditUpdatedBy")
        SELECT gen_random_uuid(), 'P' || n, 'Product ' || n, 'PRODUCT ' || n, n % 100000 / 100.0, 'EUR', 1, now() - n * interval '1 minute', n % 50 = 0, 1, now(), '', now(), ''
        FROM generate_series(1, {Rows}) n;
        INSERT INTO orders ("Id", "Customer", "PlacedAt", "Shipping", "Status", "PaymentDeclined", "Version", "AuditCreatedAt", "AuditCreatedBy", "AuditUpdatedAt", "AuditUpdatedBy",
            "Discount_Amount", "Discount_Currency", "ShippingCost_Amount", "ShippingCost_Currency", "TotalAmount", "TotalCurrency")
        SELECT gen_random_uuid(), ('00000000-0000-0000-0000-' || lpad((n % 1000)::text, 12, '0'))::uuid, now() - n * interval '1 minute', 'Pickup', CASE WHEN n / 1000 % 2 = 0 THEN 'Paid' ELSE 'Pending' END, false, 1,
            now(), '', now(), '', 0, 'EUR', 0, 'EUR', n / 1000, 'EUR'
        FROM generate_series(1, {Rows}) n;
        INSERT INTO order_lines ("OrderId", "Product", "Sku", "Name", "Quantity", "UnitPrice_Amount", "UnitPrice_Currency")
        SELECT "Id", "Id", 'MUG', 'Mug', 1, 10, 'EUR' FROM orders;
        INSERT INTO payment_attempts ("Id", "Subject", "State", "Tries", "LastTriedAt", "Version", "AuditCreatedAt", "AuditCreatedBy", "AuditUpdatedAt", "AuditUpdatedBy",
            "Amount_Amount", "Amount_Currency")
        SELECT gen_random_uuid(), '', CASE WHEN n % 100 = 0 THEN 'Open' ELSE 'Charged' END, 1, now() - n * interval '1 minute', 1, now(), '', now(), '', 10, 'EUR'
        FROM generate_series(1, {Rows}) n;
        ANALYZE products, orders, order_lines, payment_attempts;
        """));
}
