using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Infrastructure.Common;

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

/// <summary>A kind of message, and the way to its handlers without reflection for each of them.</summary>
internal abstract class MessageKind(string name, int version, Type type)
{
    public string Name => name;

    public int Version => version;

    public Type Type => type;

    /// <summary>Takes a message to all its handlers; says whether any of them had not had it.</summary>
    public abstract Task<bool> Deliver(Guid id, JsonElement data, ScopedServices services, CancellationToken cancellationToken);
}

internal sealed class MessageKind<TMessage>(string name, int version) : MessageKind(name, version, typeof(TMessage))
    where TMessage : class
{
    public override async Task<bool> Deliver(Guid id, JsonElement data, ScopedServices services, CancellationToken cancellationToken)
    {
        var message = Read(data);
        var isNew = false;
        List<Exception> failures = [];
        // Each in a scope and transaction of its own: one that fails does not keep the message from the others.
        foreach (var handler in Enumerable.Range(0, services.With((MessageDelivery<TMessage> delivery) => delivery.Handlers)))
        {
            try
            {
                isNew |= await services.With((MessageDelivery<TMessage> delivery) => delivery.To(handler, id, message, cancellationToken));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        MessageFailure.Throw(failures);
        return isNew;
    }

    private TMessage Read(JsonElement data)
    {
        try
        {
            return data.Deserialize<TMessage>(Envelope.Json) ?? throw new JsonException("It is null.");
        }
        catch (Exception exception)
        {
            throw new UnreadableMessageException($"The data are no {Name}, version {Version}: {exception.Message}", exception);
        }
    }
}

/// <summary>A message as it travels: what it is, by stable name and version, where and when it came about, and its own data.</summary>
internal sealed record Envelope(Guid Id, string Name, int Version, DateTimeOffset OccurredAt, string Source, string? TraceParent, JsonElement Data)
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static Envelope Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(body.Span, Json) ?? throw new JsonException("It is null.");
            return envelope.Id != Guid.Empty ? envelope : throw new JsonException("Its id is empty.");
        }
        catch (JsonException exception)
        {
            throw new UnreadableMessageException($"This is no envelope: {exception.Message}", exception);
        }
    }
}

internal sealed class UnreadableMessageException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
