using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
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
