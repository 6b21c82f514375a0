using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Messaging;

/// <summary>
/// Reacts to a message of another service, in a transaction: what it writes is written once, however often the message comes.
/// A refusal is for good: the message is put aside with its text. What is thrown is tried again after a pause.
/// </summary>
public interface IMessageHandler<in TMessage>
    where TMessage : class
{
    Task<Result> Handle(TMessage message, CancellationToken cancellationToken);
}
