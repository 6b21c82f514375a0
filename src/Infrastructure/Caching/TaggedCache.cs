using System.ComponentModel.DataAnnotations;
using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Caching;

/// <summary>
/// Copies of what is the same for everybody: in memory, then in the distributed cache when one is registered, else loaded.
/// Never what belongs to one user.
/// </summary>
internal sealed partial class TaggedCache(CacheTags tags, IOptions<CacheOptions> options, TimeProvider clock, ILogger<TaggedCache> logger, IDistributedCache? distributed = null) : IDisposable
{
    private const int DoorCount = 256;
    private static readonly string Prefix = typeof(TaggedCache).Assembly.GetName().Name!;

    private readonly MemoryCache _memory = new(new MemoryCacheOptions { SizeLimit = options.Value.Entries });

    // A key has its door, perhaps shared with others, and one at a time loads behind it. A loader must not ask the cache again.
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, DoorCount).Select(_ => new SemaphoreSlim(1))];

    public async ValueTask<T> Get<T>(string key, string tag, Func<CancellationToken, Task<T>> load, CancellationToken cancellationToken)
    {
        if (tags.Lifetime == TimeSpan.Zero) return await load(cancellationToken);
        if (Remembered<T>(key, tag) is { } copy) return copy.Value;

        var asked = clock.GetUtcNow();
        var door = _doors[(uint)key.GetHashCode(StringComparison.Ordinal) % DoorCount];
        await door.WaitAsync(cancellationToken);
        try
        {
            if ((Remembered<T>(key, tag, asked) ?? await Shared<T>(key, tag, cancellationToken)) is { } found) return found.Value;

            // Before it reads: what is committed while it reads evicts what it read.
            var readAt = clock.GetUtcNow();
            Copy<T> loaded = new(await load(cancellationToken), readAt);
            Remember(key, loaded);
            await Share(key, loaded, cancellationToken);
            return loaded.Value;
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        foreach (var door in _doors) door.Dispose();
    }

    /// <param name="asked">What was read since is as good as reading it oneself, also when it is out of date again: else all who wait would load one after the other.</param>
    private Copy<T>? Remembered<T>(string key, string tag, DateTimeOffset? asked = null) =>
        _memory.TryGetValue(key, out var found) && found is Copy<T> copy && (tags.IsCurrent(tag, copy.ReadAt) || copy.ReadAt > asked) ? copy : null;

    private void Remember<T>(string key, Copy<T> copy) =>
        _memory.Set(key, copy, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = tags.Lifetime });

    private async Task<Copy<T>?> Shared<T>(string key, string tag, CancellationToken cancellationToken)
    {
        if (distributed is null) return null;

        try
        {
            if (await distributed.GetStringAsync($"{Prefix}:{key}", cancellationToken) is not { } json) return null;
            var copy = (Copy<T>)StoredJson.Read(json, typeof(Copy<T>));
            if (!tags.IsCurrent(tag, copy.ReadAt)) return null;

            Remember(key, copy);
            return copy;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Out of reach, or written by a version that knows other fields: it is only a cache.
            Log.NotShared(logger, exception);
            return null;
        }
    }

    private async Task Share<T>(string key, Copy<T> copy, CancellationToken cancellationToken)
    {
        if (distributed is null) return;

        try
        {
            await distributed.SetStringAsync($"{Prefix}:{key}", StoredJson.Write(copy), new() { AbsoluteExpirationRelativeToNow = tags.Lifetime }, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotShared(logger, exception);
        }
    }

    private sealed record Copy<T>(T Value, DateTimeOffset ReadAt);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The distributed cache cannot be used; what it would hold is loaded")]
        public static partial void NotShared(ILogger logger, Exception exception);
    }
}

public sealed class CacheOptions
{
    public const string Section = "Cache";

    /// <summary>How old a copy is at most, should nobody evict it: up to a minute. Zero caches nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many copies one instance has in memory, from 1 to a million. A long list is one.</summary>
    [Range(1, 1_000_000)]
    public int Entries { get; set; } = 1_000;
}

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
