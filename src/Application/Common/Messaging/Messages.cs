using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Messaging;

/// <summary>
/// A message between services, by the name and version that others know it by. Its record is a contract of its own: it does not
/// change when an entity or an event does, and one that changes so that others could not read it gets the next version.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageAttribute(string name, int version) : Attribute
{
    public string Name => name;

    public int Version => version;
}

/// <summary>
/// Tells other services, for event handlers that reach outside: what follows from a change is told after its commit, and
/// is tried again until the broker has it. Repetitions have the same message id.
/// </summary>
public interface IMessagePublisher
{
    /// <summary>Ends when the broker has put the message into a queue; throws when it did not.</summary>
    Task Publish<TMessage>(TMessage message, DateTimeOffset occurredAt, CancellationToken cancellationToken)
        where TMessage : class;
}

/// <summary>
/// Reacts to a message of another service, in a transaction: what it writes is written once, however often the message comes.
/// A refusal is for good: the message is put aside with its text. What is thrown is tried again after a pause.
/// </summary>
public interface IMessageHandler<in TMessage>
    where TMessage : class
{
    Task<Result> Handle(TMessage message, CancellationToken cancellationToken);
}
