using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

public interface ICatalogQueries
{
    /// <summary>On copies of what it answers.</summary>
    const string CacheTag = "catalog";

    Task<ProductDto?> Find(ProductId id, CancellationToken cancellationToken);

    Task<Page<ProductDto>> Search(SearchProducts filter, CancellationToken cancellationToken);
}
