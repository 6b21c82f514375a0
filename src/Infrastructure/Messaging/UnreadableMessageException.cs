using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Messaging;

internal sealed class UnreadableMessageException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
