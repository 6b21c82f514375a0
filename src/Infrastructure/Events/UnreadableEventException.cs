using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Events;

internal sealed class UnreadableEventException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
