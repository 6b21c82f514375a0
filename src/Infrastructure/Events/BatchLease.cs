using System.Collections.Concurrent;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Events;

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
