using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Ordering;

internal sealed class SalesReportQueries(AppDbContext context) : ISalesReportQueries
{
    public async Task<IReadOnlyList<SoldDto>> Sold(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => await context.Set<Order>()
        .Where(order => order.PlacedAt >= from && order.PlacedAt < until && order.Status != OrderStatus.Cancelled)
        .SelectMany(order => order.Lines)
        .GroupBy(line => new { line.Sku, line.UnitPrice.Currency })
        .OrderBy(lines => lines.Key.Sku).ThenBy(lines => lines.Key.Currency)
        .Select(lines => new SoldDto(
            lines.Key.Sku, lines.Max(line => line.Name)!, lines.Sum(line => line.Quantity), lines.Sum(line => line.UnitPrice.Amount * line.Quantity), lines.Key.Currency))
        .ToListAsync(cancellationToken);
}
