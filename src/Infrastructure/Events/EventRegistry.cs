using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Every kind of fact there is, by its stored name.</summary>
internal sealed class EventRegistry
{
    private readonly FrozenDictionary<string, EventKind> _byName;
    private readonly FrozenDictionary<Type, EventKind> _byType;

    public EventRegistry(IEnumerable<EventSource> sources)
    {
        var kinds = sources
            .SelectMany(source => source.Assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && !type.IsAbstract)
            .Select(type => (EventKind)Activator.CreateInstance(typeof(EventKind<>).MakeGenericType(type), NameOf(type))!)
            .ToList();
        (_byName, _byType) = (kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal), kinds.ToFrozenDictionary(kind => kind.Type));
    }

    public EventKind? Find(string name) => _byName.GetValueOrDefault(name);

    public EventKind Of(DomainEvent fact) => _byType.GetValueOrDefault(fact.GetType())
        ?? throw new InvalidOperationException($"{fact.GetType()} is no known kind of event: its assembly is not an {nameof(EventSource)}.");

    private static string NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type} has no [EventName].");
}

/// <summary>An assembly that declares facts.</summary>
internal sealed record EventSource(Assembly Assembly);

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

/// <summary>The facts of one unit of work: those its aggregates raised, and those its use case did.</summary>
internal sealed class RaisedEvents(AppDbContext context) : IEvents
{
    private readonly List<DomainEvent> _facts = [];

    public void Raise(DomainEvent fact)
    {
        // A unit of work begins by forgetting what was raised before it.
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException($"{fact.GetType().Name} is raised outside a unit of work, which would lose it: raise it inside IUnitOfWork.Run.");

        _facts.Add(fact);
    }

    public void Forget() => _facts.Clear();

    public IReadOnlyList<(DomainEvent Fact, string? Aggregate)> All() =>
    [
        .. context.ChangeTracker.Entries<AggregateRoot>().SelectMany(root => root.Entity.Events, (root, fact) => (fact, (string?)NameOf(root))),
        .. _facts.Select(fact => (fact, (string?)null)),
    ];

    private static string NameOf(EntityEntry root) =>
        string.Create(CultureInfo.InvariantCulture, $"{root.Metadata.GetTableName()}:{root.Property("Id").CurrentValue}");
}

internal sealed class UnreadableEventException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
