using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>A kind of fact, and the way to its handlers without reflection for each of them.</summary>
internal abstract class EventKind(string name, Type type)
{
    public string Name => name;

    public Type Type => type;

    /// <summary>The handlers that are not done with it.</summary>
    public abstract Task<IReadOnlyList<EventHandlerInfo>> HandlersLeft(OutboxEvent message, ScopedServices services, CancellationToken cancellationToken);

    public abstract Task Deliver(OutboxEvent message, DomainEvent fact, EventHandlerInfo handler, ScopedServices services, CancellationToken cancellationToken);
}

internal sealed class EventKind<TEvent>(string name) : EventKind(name, typeof(TEvent))
    where TEvent : DomainEvent
{
    public override Task<IReadOnlyList<EventHandlerInfo>> HandlersLeft(OutboxEvent message, ScopedServices services, CancellationToken cancellationToken) =>
        services.With((EventDelivery<TEvent> delivery) => delivery.HandlersLeft(message, cancellationToken));

    public override Task Deliver(OutboxEvent message, DomainEvent fact, EventHandlerInfo handler, ScopedServices services, CancellationToken cancellationToken) =>
        services.With((EventDelivery<TEvent> delivery) => delivery.To(handler, message, (TEvent)fact, cancellationToken));
}
