using System.Text.Json;
using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Messaging;

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
