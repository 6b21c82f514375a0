using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Ordering;

namespace CleanTemplate.Application.Ordering;

/// <summary>Orders take stock and give it back, which the catalog shows.</summary>
[RepeatsHarmlessly]
internal sealed class StockNews(ICacheTags tags) : IEventHandler<OrderPlaced>, IEventHandler<OrderCancelled>
{
    public Task Handle(OrderPlaced fact, CancellationToken cancellationToken) => Evict();

    public Task Handle(OrderCancelled fact, CancellationToken cancellationToken) => Evict();

    private Task Evict()
    {
        tags.Evict(ICatalogQueries.CacheTag);
        return Task.CompletedTask;
    }
}
