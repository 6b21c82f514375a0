namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Says that a handler has handled a message. It is written in the handler's own transaction, and there is only one for each pair.</summary>
internal sealed class MessageInboxEntry
{
    public const int HandlerLength = 250;

    private MessageInboxEntry(Guid message, string handler, DateTimeOffset at) => (Message, Handler, At) = (message, handler, at);

    public Guid Message { get; private init; }

    public string Handler { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static MessageInboxEntry Of(Guid message, string handler, DateTimeOffset at) => new(message, handler, at);
}
