using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>The queue of jobs, and what jobs know beyond other work: slots, progress, results, and that they were called off.</summary>
internal sealed class JobTable(DatabaseProvider provider, IOptions<DatabaseOptions> options, TimeProvider clock) : WorkQueue<QueuedJob>(provider, options, clock)
{
    private readonly DatabaseProvider _provider = provider;
    private readonly TimeProvider _clock = clock;

    /// <summary>False when as many of its name run already as may.</summary>
    public async Task<bool> TakeSlot(QueuedJob job, CancellationToken cancellationToken)
    {
        if (job.Slot is not null) return true;

        foreach (var slot in Enumerable.Range(0, job.AtATime).Except(await TakenSlots(job, cancellationToken)))
        {
            try
            {
                return await Change([job], rows => rows.ExecuteUpdateAsync(row => row.SetProperty(j => j.Slot, slot), cancellationToken)) == 1;
            }
            catch (Exception exception) when (_provider.IsConflict(exception))
            {
                // Another instance was faster; the next slot may be free.
            }
        }

        return false;
    }

    /// <summary>Gives back what did not get to run. It has lost no attempt, and its place is before all that were asked for after it.</summary>
    public Task PutBack(IReadOnlyList<QueuedJob> jobs, CancellationToken cancellationToken) => Change(jobs, rows => rows.ExecuteUpdateAsync(
        row => Free(row).SetProperty(j => j.DueAt, j => j.EnqueuedAt).SetProperty(j => j.Attempts, j => j.Attempts - 1), cancellationToken));

    public Task Report(QueuedJob job, int done, int? total, CancellationToken cancellationToken) => Change([job], rows => rows.ExecuteUpdateAsync(
        row => row.SetProperty(j => j.Progress, done).SetProperty(j => j.Total, total), cancellationToken));

    public Task Succeed(QueuedJob job, string? result, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return Change([job], rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(j => j.State, WorkState.Done).SetProperty(j => j.EndedAt, now).SetProperty(j => j.Result, result), cancellationToken));
    }

    public Task CallOff(QueuedJob job, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        return Change([job], rows => rows.ExecuteUpdateAsync(
            row => Free(row).SetProperty(j => j.State, WorkState.Cancelled).SetProperty(j => j.EndedAt, now), cancellationToken));
    }

    public async Task<bool> IsCalledOff(QueuedJob job, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<QueuedJob>().AnyAsync(j => j.Id == job.Id && j.CancelAskedAt != null, cancellationToken);
    }

    protected override UpdateSettersBuilder<QueuedJob> Free(UpdateSettersBuilder<QueuedJob> row) => base.Free(row).SetProperty(j => j.Slot, (int?)null);

    private async Task<List<int>> TakenSlots(QueuedJob job, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<QueuedJob>().Where(j => j.Name == job.Name && j.Slot != null).Select(j => j.Slot!.Value).ToListAsync(cancellationToken);
    }
}
