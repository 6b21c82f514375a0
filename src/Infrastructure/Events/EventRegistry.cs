using System.Collections.Frozen;
using System.Reflection;
using CleanTemplate.Domain.Common;

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
