using CleanTemplate.Application.Operations;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Notes that a job is due. Every instance does so at the same time, and the database keeps one of the notes.</summary>
internal sealed partial class DueRuns(RunTable table, RunBell bell, TimeProvider clock, ILogger<DueRuns> logger)
{
    public async Task Note(string job, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await table.Add(ScheduledRun.Due(job, at, ScheduleTrigger.Schedule), cancellationToken)) bell.Ring();
        // Either another instance has noted it, and this is refused too, or the run before it goes on.
        else if (await table.Add(ScheduledRun.Skipped(job, at, clock.GetUtcNow()), cancellationToken)) Log.Skipped(logger, job, at);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Job} of {At} is skipped: the run before it is not finished")]
        public static partial void Skipped(ILogger logger, string job, DateTimeOffset at);
    }
}
