namespace CleanTemplate.Application.Ordering;

public interface ISalesReportQueries
{
    /// <summary>What was ordered in this time and not cancelled since, per product and currency, by sku.</summary>
    Task<IReadOnlyList<SoldDto>> Sold(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);
}

/// <param name="Amount">At the prices of the order lines, without discounts and shipping.</param>
public sealed record SoldDto(string Sku, string Name, int Quantity, decimal Amount, string Currency);
