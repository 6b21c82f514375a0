using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Takes one event to all its handlers, each in a scope of its own. One that fails does not keep it from the others.</summary>
internal sealed class EventHandling(ScopedServices services, EventRegistry registry, IOptions<OutboxOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Undoing = TimeSpan.FromSeconds(1);

    private static readonly ActivitySource Source = new(typeof(EventHandling).Assembly.GetName().Name!);

    public async Task Handle(OutboxEvent message, CancellationToken cancellationToken)
    {
        var kind = registry.Find(message.Name) ?? throw new UnreadableEventException($"No event is called '{message.Name}' here.");
        var fact = Read(kind, message.Payload);
        using var activity = Source.StartActivity(message.Name, ActivityKind.Consumer, message.Trace);

        List<Exception> failures = [];
        foreach (var handler in await kind.HandlersLeft(message, services, cancellationToken))
        {
            try
            {
                await Deliver(kind, message, fact, handler, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        // The event is given up only when no handler would gain from another attempt.
        if ((failures.Find(failure => failure is not PermanentFailureException) ?? failures.FirstOrDefault()) is not { } failure) return;

        activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        ExceptionDispatchInfo.Throw(failure);
    }

    private static DomainEvent Read(EventKind kind, string payload)
    {
        try
        {
            return (DomainEvent)StoredJson.Read(payload, kind.Type);
        }
        catch (Exception exception)
        {
            throw new UnreadableEventException($"The payload is no {kind.Name}: {exception.Message}", exception);
        }
    }

    private async Task Deliver(EventKind kind, OutboxEvent message, DomainEvent fact, EventHandlerInfo handler, CancellationToken stopping)
    {
        using CancellationTokenSource patience = new(options.Value.HandlerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            await Await(kind.Deliver(message, fact, handler, services, either.Token), either.Token);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"{handler.Name} took longer than {options.Value.HandlerTimeout}.", exception);
        }
    }

    // One that heeds its token gets the time to undo its work; one that does not is left behind.
    private async Task Await(Task delivery, CancellationToken over)
    {
        await delivery.WaitAsync(over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!delivery.IsCompleted)
        {
            using CancellationTokenSource undone = new(Undoing, clock);
            await delivery.WaitAsync(undone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!delivery.IsCompleted) throw new OperationCanceledException(over);
        await delivery;
    }
}

/// <param name="Index">Its place among the handlers of its event, as they are registered.</param>
internal sealed record EventHandlerInfo(string Name, int Index, HandlerEffect Effect)
{
    private static readonly ConcurrentDictionary<Type, HandlerEffect> Effects = [];

    public static EventHandlerInfo Of(Type type, int index) => new(type.FullName!, index, Effects.GetOrAdd(type, EffectOf));

    private static HandlerEffect EffectOf(Type type) =>
        type.IsDefined(typeof(RepeatsHarmlesslyAttribute), inherit: false) ? HandlerEffect.Passing
        : type.IsDefined(typeof(ReachesOutsideAttribute), inherit: false) ? HandlerEffect.Outside
        : HandlerEffect.Stored;
}

/// <summary>Where a handler leaves its mark: in our database, in the world, or nowhere that lasts.</summary>
internal enum HandlerEffect
{
    Stored,
    Outside,
    Passing,
}

internal sealed class Handling : IHandling
{
    public string? Key { get; set; }
}
