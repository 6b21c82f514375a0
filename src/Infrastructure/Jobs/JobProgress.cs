using CleanTemplate.Application.Common.Jobs;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class JobProgress(JobTable table, TimeProvider clock) : IJobProgress
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
        await table.Report(_job, done, total, cancellationToken);
    }
}
