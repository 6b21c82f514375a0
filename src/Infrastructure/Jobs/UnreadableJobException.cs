using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class UnreadableJobException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
