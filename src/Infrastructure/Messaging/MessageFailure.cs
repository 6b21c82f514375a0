using System.Runtime.ExceptionServices;
using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Messaging;

internal static class MessageFailure
{
    /// <summary>One of what handlers threw: a message is given up at once only when none of them would gain from another attempt.</summary>
    public static void Throw(List<Exception> failures)
    {
        if ((failures.Find(failure => failure is not PermanentFailureException) ?? failures.FirstOrDefault()) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }
}
