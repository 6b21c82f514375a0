using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Caching;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Caching;

/// <summary>Remembers when each tag was evicted, here or on another instance. What was read before that is not current.</summary>
internal sealed class CacheTags(EvictionBell bell, IOptions<CacheOptions> options, TimeProvider clock) : ICacheTags, ISignalListener
{
    private readonly ConcurrentDictionary<string, long> _evictedAt = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _untold = new(StringComparer.Ordinal);

    public TimeSpan Lifetime => options.Value.MaxAge / 2;

    public string Topic => "cache";

    /// <summary>What this instance signs its evictions with. It hears them too, when it has newer copies already.</summary>
    public long Instance { get; } = Random.Shared.NextInt64();

    public void Evict(string tag)
    {
        Forget(tag);
        _untold[tag] = true;
        bell.Ring();
    }

    public void Hear(Signal signal)
    {
        if (signal.Number != Instance) Forget(signal.Subject);
    }

    public long Stamp(string tag) => _evictedAt.GetValueOrDefault(tag);

    /// <param name="readAt">When the reading began: what was committed meanwhile may be missing.</param>
    public bool IsCurrent(string tag, DateTimeOffset readAt) => readAt.UtcTicks > Stamp(tag) && clock.GetUtcNow() - readAt < Lifetime;

    /// <summary>The tags that other instances do not know of yet.</summary>
    public IReadOnlyList<string> TakeUntold() => [.. _untold.Keys.Where(tag => _untold.TryRemove(tag, out _))];

    public void PutBack(IEnumerable<string> untold)
    {
        foreach (var tag in untold) _untold[tag] = true;
    }

    // Later than every stamp before it, also when the clock stands still or is set back.
    private void Forget(string tag) => _evictedAt.AddOrUpdate(tag, (_, now) => now, (_, before, now) => Math.Max(before + 1, now), clock.GetUtcNow().UtcTicks);
}

/// <summary>
/// Tells the other instances which tags were evicted here: one signal for each tag, at most four times a second, however many
/// changes there were. Should this instance die before, their copies grow old within a minute.
/// </summary>
internal sealed partial class EvictionTeller(CacheTags tags, SignalTable signals, EvictionBell bell, TimeProvider clock, ILogger<EvictionTeller> logger) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(250);

    public async Task Tell(CancellationToken cancellationToken)
    {
        var untold = tags.TakeUntold();
        if (untold.Count == 0) return;

        try
        {
            var now = clock.GetUtcNow();
            await signals.Add([.. untold.Select(tag => Signal.Of(tags.Topic, tag, tags.Instance, now))], cancellationToken);
        }
        catch (Exception exception)
        {
            tags.PutBack(untold);
            if (!cancellationToken.IsCancellationRequested) Log.NotTold(logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before the telling, which may just miss what is evicted meanwhile.
            var ring = bell.Listen();
            await Tell(stoppingToken);
            await ring.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Gathering, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Other instances could not be told what was evicted; it is tried again with the next eviction")]
        public static partial void NotTold(ILogger logger, Exception exception);
    }
}

/// <summary>Says that a tag was evicted here, and others have to be told.</summary>
internal sealed class EvictionBell : Bell;
