using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Operations;

internal sealed class DeadLetters(AppDbContext context, OutboxBell bell, CommitBells bells, TimeProvider clock) : IDeadLetters
{
    private IQueryable<OutboxEvent> All => context.Set<OutboxEvent>().Where(letter => letter.State == WorkState.Dead);

    public Task<Page<DeadLetterDto>> List(IPaged page, CancellationToken cancellationToken) =>
        All.ToPage(letters => letters.OrderByDescending(letter => letter.Id), page, Projected, cancellationToken);

    public Task<DeadLetterDto?> Find(long id, CancellationToken cancellationToken) =>
        Projected(All.Where(letter => letter.Id == id)).SingleOrDefaultAsync(cancellationToken);

    // The error stays: it tells the dispatcher that some of the handlers may be done.
    public async Task<bool> Requeue(long id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        bells.Add(bell);
        return await All.Where(letter => letter.Id == id).ExecuteUpdateAsync(row => row
            .SetProperty(letter => letter.State, WorkState.Open)
            .SetProperty(letter => letter.DueAt, now)
            .SetProperty(letter => letter.Attempts, 0)
            .SetProperty(letter => letter.EndedAt, (DateTimeOffset?)null), cancellationToken) > 0;
    }

    private IQueryable<DeadLetterDto> Projected(IQueryable<OutboxEvent> letters) => letters.Select(letter => new DeadLetterDto(
        letter.Id,
        letter.Name,
        letter.Aggregate,
        letter.Trace,
        letter.OccurredAt,
        letter.EndedAt,
        letter.Attempts,
        letter.Error,
        context.Set<InboxEntry>().Where(entry => entry.Event == letter.Id).OrderBy(entry => entry.Handler).Select(entry => entry.Handler).ToList()));
}

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
