using CleanTemplate.Application.Common.Jobs;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed partial class JobProgress(JobTable table, TimeProvider clock, ILogger<JobProgress> logger) : IJobProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private QueuedJob? _job;
    private long? _reported;

    public void Of(QueuedJob job) => _job = job;

    public async Task Report(int done, int? total, CancellationToken cancellationToken)
    {
        if (_job is null) throw new InvalidOperationException("No job runs here.");
        if (done != total && _reported is { } before && clock.GetElapsedTime(before) < Pause) return;

        _reported = clock.GetTimestamp();
        try
        {
            await table.Report(_job, done, total, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It is for whoever looks, and no reason to begin the job again.
            Log.NotStored(logger, exception, _job.Name, _job.Key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "How far {Job} {Id} has got could not be stored; it goes on")]
        public static partial void NotStored(ILogger logger, Exception exception, string job, object id);
    }
}
