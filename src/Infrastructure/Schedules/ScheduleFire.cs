using Microsoft.Extensions.Logging;
using Quartz;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>What Quartz does when it is time: the time it is meant for, which all instances share, is noted.</summary>
internal sealed partial class ScheduleFire(DueRuns due, ILogger<ScheduleFire> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (job, at) = (context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        try
        {
            await due.Note(job, at, cancellationToken);
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, exception, job, at);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Job} of {At} could not be noted; unless another instance has done so, it does not run")]
        public static partial void NotNoted(ILogger logger, Exception exception, string job, DateTimeOffset at);
    }
}
