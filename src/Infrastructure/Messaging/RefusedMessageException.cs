using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Messaging;

internal sealed class RefusedMessageException(Error error) : PermanentFailureException($"{error.Code}: {error.Message}");
