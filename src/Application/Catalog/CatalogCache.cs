using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

/// <summary>Copies of the catalog are out of date as soon as one of its products changes.</summary>
[RepeatsHarmlessly]
internal sealed class CatalogCache(ICacheTags tags)
    : IEventHandler<ProductCreated>, IEventHandler<ProductRenamed>, IEventHandler<ProductPriceChanged>, IEventHandler<ProductRestocked>, IEventHandler<ProductArchived>
{
    public Task Handle(ProductCreated fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(ProductRenamed fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(ProductPriceChanged fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(ProductRestocked fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(ProductArchived fact, CancellationToken cancellationToken) => Evict();

    private Task Evict()
    {
        tags.Evict(ICatalogQueries.CacheTag);
        return Task.CompletedTask;
    }
}
