namespace CleanTemplate.Domain.Catalog;

public interface IProductImportRepository
{
    Task<ProductImport?> Find(ProductImportId id, CancellationToken cancellationToken);

    void Add(ProductImport import);
}
