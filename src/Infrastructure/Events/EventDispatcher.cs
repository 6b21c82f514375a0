using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>
/// Hands committed events to their handlers: at once when this instance committed them, at the next look when another did.
/// What fails is tried again after a growing pause, and is put aside after so many attempts.
/// </summary>
internal sealed partial class EventDispatcher(
    WorkQueue<OutboxEvent> queue,
    EventHandling handling,
    OutboxBell bell,
    OutboxMetrics metrics,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<EventDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(750);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    // The second lane goes on when the first waits for a slow handler.
    private const int Lanes = 2;

    private volatile bool _isCutOff;

    /// <summary>Hands out what is due, up to a batch. The dispatcher itself does it for as long as the application runs.</summary>
    public async Task<int> HandleDue(CancellationToken cancellationToken)
    {
        var batch = await SuspectAlone(await queue.Claim(options.Value.Batch, options.Value.Lease, cancellationToken), cancellationToken);
        if (batch.Count > 0) await Handle(batch, cancellationToken);
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

    private async Task Handle(IReadOnlyList<OutboxEvent> batch, CancellationToken stoppingToken)
    {
        ConcurrentQueue<OutboxEvent> done = [];
        ConcurrentDictionary<long, bool> begun = [];
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewing = KeepLeased(batch, ended.Token);
        try
        {
            ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Value.Parallel, CancellationToken = stoppingToken };
            await Parallel.ForEachAsync(batch, parallel, async (message, cancellationToken) =>
            {
                begun[message.Id] = true;
                if (await Handle(message, cancellationToken)) done.Enqueue(message);
            });
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
            // Also when the application stops: what is not handled is free at once, not when its lease runs out.
            using CancellationTokenSource deadline = new(LastWords, clock);
            await queue.Finish([.. done], deadline.Token);
            if (stoppingToken.IsCancellationRequested)
            {
                await queue.Release([.. batch.Where(message => !begun.ContainsKey(message.Id))], wasTried: false, deadline.Token);
                await queue.Release([.. batch.Where(message => begun.ContainsKey(message.Id))], wasTried: true, deadline.Token);
            }
        }
    }

    private async Task<bool> Handle(OutboxEvent message, CancellationToken cancellationToken)
    {
        // Whoever had it before died of it, more than once.
        if (message.Attempts > options.Value.Attempts)
        {
            await Note(message, () => GiveUp(message, $"It was begun {message.Attempts - 1} times and never ended. {message.Error}", cancellationToken));
            return false;
        }

        try
        {
            await handling.Handle(message, cancellationToken);
            metrics.Handled(message.Name, clock.GetUtcNow() - message.OccurredAt);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var error = $"{exception.GetType().Name}: {exception.Message}";
            if (exception is PermanentFailureException || message.Attempts == options.Value.Attempts)
            {
                Log.GivenUp(logger, exception, message.Name, message.Id, message.Attempts);
                await Note(message, () => GiveUp(message, error, cancellationToken));
            }
            else
            {
                Log.Failed(logger, exception, message.Name, message.Id, message.Attempts);
                metrics.Failed(message.Name);
                await Note(message, () => queue.Retry(message, error, Backoff.After(message.Attempts, options.Value.FirstPause), cancellationToken));
            }

            return false;
        }
    }

    // The others go on; this one is due again when its lease is over.
    private async Task Note(OutboxEvent message, Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, exception, message.Name, message.Id);
        }
    }

    private Task GiveUp(OutboxEvent message, string error, CancellationToken cancellationToken)
    {
        metrics.GivenUp(message.Name);
        return queue.GiveUp(message, error, cancellationToken);
    }

    private async Task KeepLeased(IReadOnlyList<OutboxEvent> batch, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(options.Value.Lease / 3, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!cancellationToken.IsCancellationRequested) await queue.Renew(batch, options.Value.Lease, cancellationToken);
            }
            catch (Exception exception)
            {
                // Tried again at the next third. Should the lease end first, another instance takes the events over.
                if (!cancellationToken.IsCancellationRequested) Log.NotRenewed(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The outbox cannot be reached; trying until it can")]
        public static partial void CutOff(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "{Event} {Id} was not handled at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string @event, long id, int attempt);

        [LoggerMessage(LogLevel.Error, "{Event} {Id} is given up after {Attempts} attempts: it waits for staff among the dead letters")]
        public static partial void GivenUp(ILogger logger, Exception exception, string @event, long id, int attempts);

        [LoggerMessage(LogLevel.Error, "What became of {Event} {Id} could not be noted; it is tried again when its lease is over")]
        public static partial void NotNoted(ILogger logger, Exception exception, string @event, long id);

        [LoggerMessage(LogLevel.Warning, "The lease of events that are being handled was not renewed")]
        public static partial void NotRenewed(ILogger logger, Exception exception);
    }
}
