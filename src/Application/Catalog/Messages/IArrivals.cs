using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog.Messages;

/// <summary>What arrives is known by its sku.</summary>
public interface IArrivals
{
    Task<ProductId?> ProductOf(string sku, CancellationToken cancellationToken);
}
