namespace CleanTemplate.Domain.Catalog;

public interface IProductRepository
{
    Task<Product?> Find(ProductId id, CancellationToken cancellationToken);

    Task<bool> IsTaken(Sku sku, CancellationToken cancellationToken);

    /// <summary>Those of these that there are products with, in one query.</summary>
    Task<IReadOnlyList<Sku>> Taken(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken);

    void Add(Product product);
}
