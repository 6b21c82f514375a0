namespace CleanTemplate.Domain.Catalog;

public interface IProductRepository
{
    Task<Product?> Find(ProductId id, CancellationToken cancellationToken);

    Task<bool> IsTaken(Sku sku, CancellationToken cancellationToken);

    void Add(Product product);
}
