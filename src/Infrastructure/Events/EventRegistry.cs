using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Every kind of fact there is, by its stored name, and how it is written and read.</summary>
internal sealed class EventRegistry
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

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

    public static string Write(DomainEvent fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json);

    public static DomainEvent Read(EventKind kind, string payload) =>
        (DomainEvent?)JsonSerializer.Deserialize(payload, kind.Type, Json) ?? throw new JsonException("The payload is null.");

    private static string NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type} has no [EventName].");
}

/// <summary>An assembly that declares facts.</summary>
internal sealed record EventSource(Assembly Assembly);
