using CleanTemplate.Application.Common.Events;
using EventNamespace;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.SpareParts;

internal sealed partial class TellWarehouse(ILogger<TellWarehouse> logger) : IEventHandler<SomethingHappened>
{
    public Task Handle(SomethingHappened fact, CancellationToken cancellationToken)
    {
        Log.Heard(logger, fact.OccurredAt);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Heard of what happened at {OccurredAt}")]
        public static partial void Heard(ILogger logger, DateTimeOffset occurredAt);
    }
}
