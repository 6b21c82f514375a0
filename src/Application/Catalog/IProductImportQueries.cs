using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

public interface IProductImportQueries
{
    Task<ProductImportDto?> Find(ProductImportId id, CancellationToken cancellationToken);

    /// <summary>The latest first.</summary>
    Task<Page<ProductImportDto>> List(IPaged page, CancellationToken cancellationToken);

    /// <summary>In the order of the file.</summary>
    Task<Page<ImportRejectionDto>> ListRejections(ProductImportId id, IPaged page, CancellationToken cancellationToken);
}
