using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Infrastructure.Caching;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Catalog;

internal sealed class CatalogServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddScoped<ICatalogQueries, CatalogQueries>()
        .Decorate<ICatalogQueries, CachedCatalogQueries>();
}

/// <summary>What customers read of the catalog, from copies. Whoever may change it sees it as it is.</summary>
internal sealed class CachedCatalogQueries(ICatalogQueries inner, TaggedCache cache, ICurrentUser user) : ICatalogQueries
{
    public async Task<ProductDto?> Find(ProductId id, CancellationToken cancellationToken) => user.May(ProductPermissions.Manage)
        ? await inner.Find(id, cancellationToken)
        : await cache.Get($"product:{id}", ICatalogQueries.CacheTag, token => inner.Find(id, token), cancellationToken);

    public async Task<Page<ProductDto>> Search(SearchProducts filter, CancellationToken cancellationToken) => user.May(ProductPermissions.Manage)
        ? await inner.Search(filter, cancellationToken)
        : await cache.Get($"products:{StoredJson.Write(filter)}", ICatalogQueries.CacheTag, token => inner.Search(filter, token), cancellationToken);
}
