using System.Collections.Frozen;
using System.Reflection;
using CleanTemplate.Application.Common.Messaging;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Every message there is, by its name and version, and which of them this service consumes.</summary>
internal sealed class MessageRegistry
{
    private readonly FrozenDictionary<Type, MessageKind> _byType;
    private readonly ILookup<string, MessageKind> _byName;

    public MessageRegistry(IEnumerable<MessageSource> sources)
    {
        var types = sources.SelectMany(source => source.Assembly.GetTypes()).ToList();
        _byType = types.Where(type => type.IsDefined(typeof(MessageAttribute))).Select(KindOf).ToFrozenDictionary(kind => kind.Type);

        var consumed = types.SelectMany(ConsumedBy).ToHashSet();
        _byName = _byType.Values.Where(kind => consumed.Contains(kind.Type)).ToLookup(kind => kind.Name, StringComparer.Ordinal);
        Consumed = [.. _byName.Select(kinds => kinds.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names that this service wants to hear of.</summary>
    public IReadOnlyList<string> Consumed { get; }

    public MessageKind Of(Type type) => _byType.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"{type} has no [Message], or its assembly is no {nameof(MessageSource)}.");

    /// <summary>The message that is consumed under this name and version.</summary>
    public MessageKind Find(string name, int version)
    {
        if (!_byName.Contains(name)) throw new UnreadableMessageException($"No message '{name}' is consumed here.");
        return _byName[name].SingleOrDefault(kind => kind.Version == version)
            ?? throw new UnreadableMessageException($"'{name}' is not consumed in version {version}, but in {string.Join(", ", _byName[name].Select(kind => kind.Version).Order())}.");
    }

    private static IEnumerable<Type> ConsumedBy(Type handler) => handler.GetInterfaces()
        .Where(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IMessageHandler<>))
        .Select(port => port.GenericTypeArguments[0]);

    private static MessageKind KindOf(Type type)
    {
        var message = type.GetCustomAttribute<MessageAttribute>()!;
        return (MessageKind)Activator.CreateInstance(typeof(MessageKind<>).MakeGenericType(type), message.Name, message.Version)!;
    }
}

/// <summary>An assembly that declares messages and their handlers.</summary>
internal sealed record MessageSource(Assembly Assembly);
