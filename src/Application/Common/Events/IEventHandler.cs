using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Events;

/// <summary>Reacts to a fact after it was committed. Facts carry ids: what else it needs, it reads.</summary>
public interface IEventHandler<in TEvent>
    where TEvent : DomainEvent
{
    Task Handle(TEvent fact, CancellationToken cancellationToken);
}
