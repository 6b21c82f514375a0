using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Operations;

internal sealed class Jobs(AppDbContext context, JobBell bell, CommitBells bells, TimeProvider clock) : IJobs
{
    public Task<Page<JobDto>> List(bool onlyFailed, IPaged page, CancellationToken cancellationToken)
    {
        var toDto = JobQueue.ToDto(clock.GetUtcNow());
        var jobs = onlyFailed ? context.Set<QueuedJob>().Where(job => job.State == WorkState.Dead) : context.Set<QueuedJob>();
        return jobs.ToPage(rows => rows.OrderByDescending(job => job.Id), page, rows => rows.Select(toDto), cancellationToken);
    }

    public async Task<bool> Requeue(JobId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        bells.Add(bell);
        return await context.Set<QueuedJob>().Where(job => job.Key == id && job.State == WorkState.Dead).ExecuteUpdateAsync(row => row
            .SetProperty(job => job.State, WorkState.Open)
            .SetProperty(job => job.DueAt, now)
            .SetProperty(job => job.Attempts, 0)
            .SetProperty(job => job.Progress, 0)
            .SetProperty(job => job.Total, (int?)null)
            .SetProperty(job => job.CancelAskedAt, (DateTimeOffset?)null)
            .SetProperty(job => job.EndedAt, (DateTimeOffset?)null), cancellationToken) > 0;
    }
}
