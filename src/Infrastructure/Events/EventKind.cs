using System.Reflection;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>A kind of fact, and the way to its handlers without reflection for each of them.</summary>
internal abstract class EventKind(string name, Type type)
{
    public string Name => name;

    public Type Type => type;

    public abstract IReadOnlyList<EventHandlerInfo> HandlersIn(IServiceProvider scope);

    public abstract Task Handle(DomainEvent fact, EventHandlerInfo handler, IServiceProvider scope, CancellationToken cancellationToken);
}

internal sealed class EventKind<TEvent>(string name) : EventKind(name, typeof(TEvent))
    where TEvent : DomainEvent
{
    private IReadOnlyList<EventHandlerInfo>? _handlers;

    public override IReadOnlyList<EventHandlerInfo> HandlersIn(IServiceProvider scope) =>
        _handlers ??= [.. scope.GetServices<IEventHandler<TEvent>>().Select((handler, index) => EventHandlerInfo.Of(handler.GetType(), index))];

    public override Task Handle(DomainEvent fact, EventHandlerInfo handler, IServiceProvider scope, CancellationToken cancellationToken) =>
        scope.GetServices<IEventHandler<TEvent>>().ElementAt(handler.Index).Handle((TEvent)fact, cancellationToken);
}

/// <param name="Index">Its place among the handlers of its event, as they are registered.</param>
internal sealed record EventHandlerInfo(string Name, int Index, bool ReachesOutside)
{
    public static EventHandlerInfo Of(Type type, int index) => new(type.FullName!, index, type.GetCustomAttribute<ReachesOutsideAttribute>() is not null);
}
