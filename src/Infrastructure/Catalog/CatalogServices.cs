using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Infrastructure.Caching;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Catalog;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
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

/// <summary>Forgets imports that ended long ago, with their lines. Those that failed stay with their jobs, which may go on.</summary>
[Schedule("imports-cleanup", "0 50 3 * * ?")]
internal sealed class ImportsCleanUp(AppDbContext context) : IScheduledJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var endedBefore = dueAt - Kept;
        var needed = context.Set<QueuedJob>().Where(job => job.State == WorkState.Open || job.State == WorkState.Dead || job.EndedAt >= endedBefore).Select(job => job.Key);
        var imports = await context.Set<ProductImport>()
            .Where(import => import.RequestedAt < endedBefore && !needed.Contains(import.Job))
            .ExecuteDeleteAsync(cancellationToken);

        // An import that is being sent has lines first, but nobody sees those before it.
        var present = context.Set<ProductImport>().Select(import => import.Id);
        await context.Set<ImportLine>().Where(line => !present.Contains(line.Import)).OrderBy(line => line.Import).DeleteInChunks(cancellationToken);
        await context.Set<ImportRejection>().Where(rejection => !present.Contains(rejection.Import)).OrderBy(rejection => rejection.Import).DeleteInChunks(cancellationToken);
        return $"{imports} imports deleted";
    }
}
