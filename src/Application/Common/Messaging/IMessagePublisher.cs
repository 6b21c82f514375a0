namespace CleanTemplate.Application.Common.Messaging;

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
