using System.Collections.Concurrent;
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

/// <summary>
/// Keeps the events of a batch leased until it is noted what became of them. When the lease is over, or another instance
/// has one of them by now, the whole batch is called off: effects on the world are not repeated because of a slow neighbour.
/// </summary>
internal sealed partial class BatchLease(
    IReadOnlyList<OutboxEvent> events, CancellationTokenSource working, WorkQueue<OutboxEvent> queue, TimeSpan length, TimeProvider clock, ILogger logger)
{
    private readonly ConcurrentDictionary<long, OutboxEvent> _held = new(events.ToDictionary(message => message.Id));
    private long _end = events[0].DueAt.UtcTicks;

    public IReadOnlyList<OutboxEvent> Held => [.. _held.Values];

    public bool IsLost { get; private set; }

    private bool IsOver => clock.GetUtcNow().UtcTicks >= Interlocked.Read(ref _end);

    /// <summary>Before it is noted what became of it: what is noted is not counted by a renewal, and what cannot be noted waits for its lease.</summary>
    public void LetGo(OutboxEvent message) => _held.TryRemove(message.Id, out _);

    public async Task Keep(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(length / 3, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested) await Renew(ended);
        }
    }

    /// <summary>Asked before an event is begun: when the process stood still, the lease may be over before the next renewal.</summary>
    public async Task Require(CancellationToken cancellationToken)
    {
        if (IsOver) await Renew(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task Renew(CancellationToken cancellationToken)
    {
        var (held, end) = (Held, clock.GetUtcNow() + length);
        try
        {
            using CancellationTokenSource patience = new(length / 3, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var renewed = await queue.Renew(held, length, either.Token);
            // Those that were noted meanwhile may be missing from the count.
            if (renewed >= held.Count(message => _held.ContainsKey(message.Id))) Interlocked.Exchange(ref _end, end.UtcTicks);
            else await Lose();
        }
        catch (Exception exception)
        {
            // Tried again until the lease is over, or the batch has ended.
            if (cancellationToken.IsCancellationRequested) return;
            Log.NotRenewed(logger, exception);
            if (IsOver) await Lose();
        }
    }

    private Task Lose()
    {
        if (!IsLost) Log.Lost(logger);
        IsLost = true;
        return working.CancelAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The lease of events that are being handled was not renewed")]
        public static partial void NotRenewed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The lease of events is lost, so their handlers are told to stop and no further one is begun")]
        public static partial void Lost(ILogger logger);
    }
}
