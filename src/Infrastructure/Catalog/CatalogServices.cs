using CleanTemplate.Application.Catalog;
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
