using System.Collections.Concurrent;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Events that were claimed together. What is handled is noted every now and then, many at a time, and what is left is given back.</summary>
internal sealed class EventBatch(
    IReadOnlyList<OutboxEvent> events, EventAttempt attempt, WorkQueue<OutboxEvent> queue, OutboxBell bell, OutboxOptions options, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FinishEvery = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<OutboxEvent> _done = [];
    private readonly ConcurrentDictionary<long, bool> _begun = [];

    public async Task Handle(CancellationToken stoppingToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using CancellationTokenSource ended = new();
        BatchLease lease = new(events, working, queue, options.Lease, clock, logger);
        var beside = Task.WhenAll(lease.Keep(ended.Token), FinishAlong(lease, ended.Token));
        try
        {
            ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Parallel, CancellationToken = working.Token };
            await Parallel.ForEachAsync(events, parallel, async (message, cancellationToken) => await Handle(message, lease, cancellationToken));
        }
        catch (Exception) when (lease.IsLost)
        {
            // Told by the lease. What another instance has by now is not changed below.
        }
        finally
        {
            await ended.CancelAsync();
            await beside;
            // Also when the application stops: what is not handled is free at once, not when its lease runs out.
            using CancellationTokenSource deadline = new(LastWords, clock);
            await Finish(lease, deadline.Token);
            await queue.Release([.. lease.Held.Where(message => !_begun.ContainsKey(message.Id))], wasTried: false, deadline.Token);
            await queue.Release([.. lease.Held.Where(message => _begun.ContainsKey(message.Id))], wasTried: true, deadline.Token);
        }
    }

    private async Task Handle(OutboxEvent message, BatchLease lease, CancellationToken cancellationToken)
    {
        await lease.Require(cancellationToken);
        _begun[message.Id] = true;
        if (await attempt.Make(message, cancellationToken) is { } failure)
        {
            lease.LetGo(message);
            await attempt.Note(message, failure);
        }
        else
        {
            _done.Enqueue(message);
        }
    }

    /// <summary>The next fact of an aggregate does not wait for slow strangers, and a crash repeats little.</summary>
    private async Task FinishAlong(BatchLease lease, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(FinishEvery, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested || _done.IsEmpty) continue;

            try
            {
                using CancellationTokenSource deadline = new(LastWords, clock);
                await Finish(lease, deadline.Token);
                bell.Ring();
            }
            catch (Exception)
            {
                // Tried again soon; the last time says why.
            }
        }
    }

    private async Task Finish(BatchLease lease, CancellationToken cancellationToken)
    {
        List<OutboxEvent> done = [];
        while (_done.TryDequeue(out var message)) done.Add(message);
        done.ForEach(lease.LetGo);
        try
        {
            await queue.Finish(done, cancellationToken);
        }
        catch (Exception)
        {
            done.ForEach(_done.Enqueue);
            throw;
        }
    }
}
