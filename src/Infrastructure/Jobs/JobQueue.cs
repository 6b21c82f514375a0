using System.Diagnostics;
using System.Linq.Expressions;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class JobQueue(AppDbContext context, JobRegistry registry, JobBell bell, JobCallOffBell callOffs, CommitBells bells, TimeProvider clock) : IJobQueue
{
    public JobId Enqueue<TPayload>(TPayload payload)
        where TPayload : class
    {
        var (kind, json) = (registry.Of(typeof(TPayload)), StoredJson.Write(payload));
        if (json.Length > QueuedJob.PayloadLength) throw new ArgumentException($"The payload of {kind.Name} is too long: let it say where the rest is.", nameof(payload));
        // A unit of work begins by forgetting what was added before it.
        if (context.Database.CurrentTransaction is null) throw new InvalidOperationException($"{kind.Name} is asked for outside a unit of work, which would lose it: ask inside IUnitOfWork.Run.");

        var job = QueuedJob.Of(kind, json, Activity.Current?.Id, clock.GetUtcNow());
        context.Add(job);
        bells.Add(bell);
        return job.Key;
    }

    public Task<JobDto?> Find(JobId id, CancellationToken cancellationToken) =>
        context.Set<QueuedJob>().Where(job => job.Key == id).Select(ToDto(clock.GetUtcNow())).SingleOrDefaultAsync(cancellationToken);

    public async Task<bool> Cancel(JobId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var job = context.Set<QueuedJob>().Where(job => job.Key == id);
        if (await job.Where(j => j.State == WorkState.Open && j.Lease == null).ExecuteUpdateAsync(
            row => row.SetProperty(j => j.State, WorkState.Cancelled).SetProperty(j => j.CancelAskedAt, now).SetProperty(j => j.EndedAt, now), cancellationToken) == 1)
        {
            return true;
        }

        bells.Add(callOffs);
        return await job.Where(j => j.State == WorkState.Open).ExecuteUpdateAsync(row => row.SetProperty(j => j.CancelAskedAt, now), cancellationToken) == 1
            || await job.AnyAsync(j => j.State == WorkState.Cancelled, cancellationToken);
    }

    /// <summary>As staff and whoever asked for it see it.</summary>
    internal static Expression<Func<QueuedJob, JobDto>> ToDto(DateTimeOffset now) => job => new(
        job.Key,
        job.Name,
        job.State == WorkState.Done ? JobState.Succeeded
            : job.State == WorkState.Dead ? JobState.Failed
            : job.State == WorkState.Cancelled ? JobState.Cancelled
            : job.Lease == null || job.DueAt <= now ? JobState.Waiting
            : job.CancelAskedAt == null ? JobState.Running : JobState.Stopping,
        job.Attempts,
        job.Progress,
        job.Total,
        job.EnqueuedAt,
        job.EndedAt,
        job.Result,
        job.Error);
}
