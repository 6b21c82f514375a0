using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Events;

/// <summary>Reacts to a fact after it was committed. Facts carry ids: what else it needs, it reads.</summary>
public interface IEventHandler<in TEvent>
    where TEvent : DomainEvent
{
    Task Handle(TEvent fact, CancellationToken cancellationToken);
}

/// <summary>
/// On an event handler that talks to the world: it runs without a transaction, may be repeated, and writes nothing itself.
/// Without it a handler runs in a transaction, and what it writes is written exactly once.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReachesOutsideAttribute : Attribute;

/// <summary>
/// On an event handler that changes nothing that lasts: it may be repeated as often as one likes, so it runs without a transaction,
/// nothing is noted of it, and it costs next to nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RepeatsHarmlesslyAttribute : Attribute;

/// <summary>Takes facts that no aggregate raises itself. They are handled after the commit, like the others.</summary>
public interface IEvents
{
    /// <summary>Outside of a unit of work it throws.</summary>
    void Raise(DomainEvent fact);
}

/// <summary>The handling of one event by one handler.</summary>
public interface IHandling
{
    /// <summary>The same at every repetition, so that an effect on the world can be recognised as one; null when no event is being handled.</summary>
    string? Key { get; }
}

/// <summary>Trying again would not help: the event that is handled, or the job that runs, is given up at once and waits for staff.</summary>
public abstract class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
