using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Hands committed events to their handlers: at once when this instance committed them, at the next look when another did.</summary>
internal sealed partial class EventDispatcher(
    WorkQueue<OutboxEvent> queue,
    EventAttempt attempt,
    OutboxBell bell,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<EventDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(750);

    // The second lane goes on when the first waits for a slow handler.
    private const int Lanes = 2;

    private volatile bool _isCutOff;

    /// <summary>Hands out what is due, up to a batch. The dispatcher itself does it for as long as the application runs.</summary>
    public async Task<int> HandleDue(CancellationToken cancellationToken)
    {
        var claimed = await queue.Claim(options.Value.Batch, options.Value.Lease, cancellationToken);
        if (claimed.Count == 0) return 0;

        var batch = await SuspectAlone(claimed, cancellationToken);
        await new EventBatch(batch, attempt, queue, bell, options.Value, clock, logger).Handle(cancellationToken);
        return batch.Count;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Enabled
        ? Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Run(stoppingToken)))
        : Task.CompletedTask;

    private async Task Run(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before the look, which may just miss what is committed meanwhile.
            var ring = bell.Listen();
            if (await TryHandleDue(stoppingToken) == 0)
                await ring.WaitAsync(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> TryHandleDue(CancellationToken stoppingToken)
    {
        try
        {
            var handled = await HandleDue(stoppingToken);
            _isCutOff = false;
            return handled;
        }
        catch (Exception exception)
        {
            if (!_isCutOff && !stoppingToken.IsCancellationRequested) Log.CutOff(logger, exception);
            _isCutOff = true;
            return 0;
        }
    }

    /// <summary>
    /// What was begun and has no end, not even an error, may have ended the process: it is handled alone, so that it takes no
    /// neighbours along, and the least often begun first, which is likely to be such a neighbour.
    /// </summary>
    private async Task<IReadOnlyList<OutboxEvent>> SuspectAlone(IReadOnlyList<OutboxEvent> claimed, CancellationToken cancellationToken)
    {
        if (claimed.Where(message => message is { Attempts: > 1, Error: null }).MinBy(message => (message.Attempts, message.Id)) is not { } suspect) return claimed;

        await queue.Release([.. claimed.Where(message => message != suspect)], wasTried: false, cancellationToken);
        bell.Ring();
        return [suspect];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The outbox cannot be reached; trying until it can")]
        public static partial void CutOff(ILogger logger, Exception exception);
    }
}
