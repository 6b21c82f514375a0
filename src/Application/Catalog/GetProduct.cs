using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

[Public]
public sealed record GetProduct(ProductId Id) : IQuery<ProductDto>;

internal sealed class GetProductHandler(ICatalogQueries catalog) : IQueryHandler<GetProduct, ProductDto>
{
    public async Task<Result<ProductDto>> Handle(GetProduct query, CancellationToken cancellationToken) =>
        await catalog.Find(query.Id, cancellationToken) is { } product ? product : ProductErrors.NotFound(query.Id);
}

public interface ICatalogQueries
{
    /// <summary>On copies of what it answers.</summary>
    const string CacheTag = "catalog";

    Task<ProductDto?> Find(ProductId id, CancellationToken cancellationToken);

    Task<Page<ProductDto>> Search(SearchProducts filter, CancellationToken cancellationToken);
}
