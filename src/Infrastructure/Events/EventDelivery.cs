using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Events;

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
