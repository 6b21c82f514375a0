using CleanTemplate.Infrastructure.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Caching;

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
