using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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

/// <summary>Takes an event to one of its handlers. Lives in a scope of its own, like a request.</summary>
internal sealed class EventDelivery<TEvent>(
    IEnumerable<IEventHandler<TEvent>> handlers, Handling handling, SystemActor actor, IUnitOfWork unitOfWork, AppDbContext context, TimeProvider clock)
    where TEvent : DomainEvent
{
    public async Task<IReadOnlyList<EventHandlerInfo>> HandlersLeft(OutboxEvent message, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventHandlerInfo> all = [.. handlers.Select((handler, index) => EventHandlerInfo.Of(handler.GetType(), index))];
        // Nobody has tried it before: the query would find nothing.
        if (message is { Attempts: 1, Error: null }) return all;

        var done = await context.Set<InboxEntry>().Where(entry => entry.Event == message.Id).Select(entry => entry.Handler).ToListAsync(cancellationToken);
        return [.. all.Where(handler => !done.Contains(handler.Name))];
    }

    public async Task<Result<Unit>> To(EventHandlerInfo info, OutboxEvent message, TEvent fact, CancellationToken cancellationToken)
    {
        var handler = handlers.ElementAt(info.Index);
        (handling.Key, actor.Name) = ($"{message.Key:N}/{info.Name}", $"event:{handler.GetType().Name}");
        if (info.Effect is not HandlerEffect.Stored) await HandleFreely(handler, fact, cancellationToken);
        if (info.Effect is HandlerEffect.Passing) return Unit.Value;

        return await unitOfWork.Run<Unit>(async token =>
        {
            if (info.Effect is HandlerEffect.Stored) await handler.Handle(fact, token);
            context.Add(InboxEntry.Of(message.Id, info.Name, clock.GetUtcNow()));
            return Unit.Value;
        }, cancellationToken);
    }

    private async Task HandleFreely(IEventHandler<TEvent> handler, TEvent fact, CancellationToken cancellationToken)
    {
        await handler.Handle(fact, cancellationToken);
        if (context.ChangeTracker.HasChanges())
            throw new InvalidOperationException($"{handler.GetType()} may be repeated, and wants to write: make two handlers of it.");
    }
}

/// <summary>Makes one attempt at a claimed event. What fails is tried again after a growing pause, and is put aside after so many attempts.</summary>
internal sealed partial class EventAttempt(
    WorkQueue<OutboxEvent> queue, EventHandling handling, OutboxMetrics metrics, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<EventAttempt> logger)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <summary>Null when the event is handled.</summary>
    public async Task<EventFailure?> Make(OutboxEvent message, CancellationToken cancellationToken)
    {
        // Whoever had it before died of it, more than once.
        if (message.Attempts > options.Value.Attempts) return new($"It was begun {message.Attempts - 1} times and never ended. {message.Error}", IsFinal: true);

        try
        {
            await handling.Handle(message, cancellationToken);
            metrics.Handled(message.Name, clock.GetUtcNow() - message.OccurredAt);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var isFinal = exception is PermanentFailureException || message.Attempts == options.Value.Attempts;
            if (isFinal) Log.GivenUp(logger, exception, message.Name, message.Id, message.Attempts);
            else Log.Failed(logger, exception, message.Name, message.Id, message.Attempts);
            return new($"{exception.GetType().Name}: {exception.Message}", isFinal);
        }
    }

    /// <summary>Also while stopping. When it cannot be noted, the event waits for its lease, and the others go on.</summary>
    public async Task Note(OutboxEvent message, EventFailure failure)
    {
        if (failure.IsFinal) metrics.GivenUp(message.Name);
        else metrics.Failed(message.Name);

        try
        {
            using CancellationTokenSource deadline = new(LastWords, clock);
            if (failure.IsFinal) await queue.GiveUp(message, failure.Error, deadline.Token);
            else await queue.Retry(message, failure.Error, Backoff.After(message.Attempts, options.Value.FirstPause), deadline.Token);
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, exception, message.Name, message.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Event} {Id} was not handled at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string @event, long id, int attempt);

        [LoggerMessage(LogLevel.Error, "{Event} {Id} is given up after {Attempts} attempts: it waits for staff among the dead letters")]
        public static partial void GivenUp(ILogger logger, Exception exception, string @event, long id, int attempts);

        [LoggerMessage(LogLevel.Error, "What became of {Event} {Id} could not be noted; it is tried again when its lease is over")]
        public static partial void NotNoted(ILogger logger, Exception exception, string @event, long id);
    }
}

internal sealed record EventFailure(string Error, bool IsFinal);
