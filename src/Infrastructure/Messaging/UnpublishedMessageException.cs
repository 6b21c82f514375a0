namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>The broker has the message, or may have it, but promises nothing.</summary>
internal sealed class UnpublishedMessageException(string message, Exception inner) : Exception(message, inner);
