using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Caching;
using Microsoft.AspNetCore.OutputCaching;

namespace CleanTemplate.WebApi.Catalog;

/// <summary>
/// Answers of the catalog are kept until it changes. Their key holds the stamp of its tag, taken when the request begins: an
/// answer that was made while the catalog changed is never served, which the framework's eviction by tag cannot promise.
/// </summary>
internal sealed class CatalogCopies(ICacheTags tags) : IOutputCachePolicy
{
    public static void Policy(OutputCachePolicyBuilder copy) => copy.AddPolicy<CatalogCopies>();

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching &= tags.Lifetime > TimeSpan.Zero;
        context.ResponseExpirationTimeSpan = tags.Lifetime;
        context.CacheVaryByRules.VaryByValues[ICatalogQueries.CacheTag] = tags.Stamp(ICatalogQueries.CacheTag).ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
