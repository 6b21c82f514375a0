using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Databases;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Paging.Benchmark;

/// <summary>One customer with a million orders of two lines, asked for through the use cases.</summary>
internal sealed class ManyOrders(OwnDatabase database)
{
    public const int Count = 1_000_000;

    private const int Stride = PageLimits.MaxSize;

    public Task<int> Fill() => database.With(async (AppDbContext context) =>
    {
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO orders ("Id", "Customer", "PlacedAt", "Shipping", "Status", "PaymentDeclined", "Version", "AuditCreatedAt", "AuditCreatedBy", "AuditUpdatedAt", "AuditUpdatedBy",
                "Discount_Amount", "Discount_Currency", "ShippingCost_Amount", "ShippingCost_Currency", "TotalAmount", "TotalCurrency")
            SELECT gen_random_uuid(), {database.User.Id.Value}, timestamptz '2020-01-01Z' + n / 2 * interval '1 minute', 'Pickup', 'Pending', false, 1, now(), '', now(), '', 0, 'EUR', 0, 'EUR',
                (n::bigint * 7919 % 500000) / 100.0, 'EUR'
            FROM generate_series(1, {Count}) n;
            INSERT INTO order_lines ("OrderId", "Product", "Sku", "Name", "Quantity", "UnitPrice_Amount", "UnitPrice_Currency")
            SELECT "Id", gen_random_uuid(), 'MUG-' || line, 'Mug', 1, 10, 'EUR' FROM orders, generate_series(1, 2) line;
            """);
        return await context.Database.ExecuteSqlAsync($"VACUUM ANALYZE orders, order_lines;");
    });

    public async Task<int> Browse(BrowseMyOrders query) => (await Page(query)).Items.Count;

    public Task<int> List(ListMyOrders query) =>
        database.With(async (IQueryHandler<ListMyOrders, Page<OrderSummaryDto>> handler) => (await handler.Handle(query, default)).Value.Items.Count);

    /// <summary>The query of the last page, found by walking all pages: in long steps, then in its own.</summary>
    public async Task<BrowseMyOrders> WalkTo(BrowseMyOrders query)
    {
        var (seen, size) = (0, query.Limit);
        while (true)
        {
            var step = query with { Limit = Count - seen > Stride ? Stride : size };
            var page = await Page(step);
            seen += page.Items.Count;
            if (page.Next is null) return seen == Count ? step : throw new InvalidOperationException($"Of {Count} orders {seen} were seen.");
            query = query with { Cursor = page.Next };
        }
    }

    private Task<CursorPage<OrderDto>> Page(BrowseMyOrders query) => database.With(async (IQueryHandler<BrowseMyOrders, CursorPage<OrderDto>> handler) =>
    {
        // What was sent before would pile up.
        database.Statements.Clear();
        return (await handler.Handle(query, default)).Value;
    });
}
