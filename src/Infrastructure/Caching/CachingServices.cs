using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Caching;

internal sealed class CachingServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<CacheOptions>(CacheOptions.Section)
        .AddSingleton<EvictionBell>()
        .AddSingleton<CacheTags>()
        .AddSingleton<ICacheTags>(provider => provider.GetRequiredService<CacheTags>())
        .AddSingleton<ISignalListener>(provider => provider.GetRequiredService<CacheTags>())
        .AddSingleton<TaggedCache>()
        .AddSingleton<EvictionTeller>()
        .AddHostedService(provider => provider.GetRequiredService<EvictionTeller>());
}
