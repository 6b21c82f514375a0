using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <summary>What the catalog offers to whoever sells its goods.</summary>
public interface IStock
{
    /// <summary>Takes every item out of stock, or says what is short; then the caller's transaction must not commit.</summary>
    Task<Reservation> Reserve(IReadOnlyList<WantedItem> items, CancellationToken cancellationToken);

    Task Return(IReadOnlyList<ReturnedItem> items, CancellationToken cancellationToken);
}

public sealed record WantedItem(string Sku, int Quantity);

public sealed record ReturnedItem(string Sku, int Quantity);

public sealed record ReservedItem(ProductId Product, string Sku, string Name, Money Price, int Quantity);

/// <param name="Available">How many there are; null when there is no such product for sale.</param>
public sealed record Shortage(string Sku, int? Available);

/// <summary>Either the reserved items, or the first that was short.</summary>
public sealed record Reservation(IReadOnlyList<ReservedItem> Items, Shortage? Shortage = null);
