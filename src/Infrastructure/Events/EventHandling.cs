using System.Diagnostics;
using System.Runtime.ExceptionServices;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Takes one event to all its handlers, each in a scope of its own. One that fails does not keep it from the others.</summary>
internal sealed class EventHandling(ScopedServices services, EventCatalog catalog, IOptions<OutboxOptions> options, TimeProvider clock)
{
    private static readonly ActivitySource Source = new(typeof(EventHandling).Assembly.GetName().Name!);

    public async Task Handle(OutboxEvent message, CancellationToken cancellationToken)
    {
        var kind = catalog.Find(message.Name) ?? throw new UnreadableEventException($"No event is called '{message.Name}' here.");
        var fact = Read(kind, message.Payload);
        using var activity = Source.StartActivity(message.Name, ActivityKind.Consumer, message.Trace);

        List<Exception> failures = [];
        foreach (var handler in await HandlersLeft(kind, message, cancellationToken))
        {
            try
            {
                await Run(kind, fact, message, handler, cancellationToken);
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
            return EventCatalog.Read(kind, payload);
        }
        catch (Exception exception)
        {
            throw new UnreadableEventException($"The payload is no {kind.Name}: {exception.Message}", exception);
        }
    }

    private Task<IReadOnlyList<EventHandlerInfo>> HandlersLeft(EventKind kind, OutboxEvent message, CancellationToken cancellationToken) =>
        services.With(async (IServiceProvider scope) =>
        {
            var all = kind.HandlersIn(scope);
            // Nobody has tried it before: the query would find nothing.
            if (message is { Attempts: 1, Error: null }) return all;

            var done = await scope.GetRequiredService<AppDbContext>().Set<InboxEntry>()
                .Where(entry => entry.Event == message.Id).Select(entry => entry.Handler).ToListAsync(cancellationToken);
            return [.. all.Where(handler => !done.Contains(handler.Name))];
        });

    private Task<Result<Unit>> Run(EventKind kind, DomainEvent fact, OutboxEvent message, EventHandlerInfo handler, CancellationToken stopping) =>
        services.With(async (IServiceProvider scope) =>
        {
            using CancellationTokenSource patience = new(options.Value.HandlerTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
            scope.GetRequiredService<Handling>().Key = $"{message.Key:N}/{handler.Name}";
            try
            {
                if (handler.ReachesOutside) await Reach(kind, fact, handler, scope, either.Token);
                return await scope.GetRequiredService<IUnitOfWork>().Run<Unit>(async cancellationToken =>
                {
                    if (!handler.ReachesOutside) await kind.Handle(fact, handler, scope, cancellationToken);
                    scope.GetRequiredService<AppDbContext>().Add(InboxEntry.Of(message.Id, handler.Name, clock.GetUtcNow()));
                    return Unit.Value;
                }, either.Token);
            }
            catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !stopping.IsCancellationRequested)
            {
                throw new TimeoutException($"{handler.Name} took longer than {options.Value.HandlerTimeout}.", exception);
            }
        });

    private static async Task Reach(EventKind kind, DomainEvent fact, EventHandlerInfo handler, IServiceProvider scope, CancellationToken cancellationToken)
    {
        await kind.Handle(fact, handler, scope, cancellationToken);
        if (scope.GetRequiredService<AppDbContext>().ChangeTracker.HasChanges())
            throw new InvalidOperationException($"{handler.Name} reaches outside, where everything may happen twice, and wants to write: make two handlers of it.");
    }
}
