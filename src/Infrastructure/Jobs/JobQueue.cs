using System.Diagnostics;
using System.Linq.Expressions;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.Options;

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

/// <summary>Says that there is something to begin.</summary>
internal sealed class JobBell : Bell;

/// <summary>Says that a job which runs is called off. Apart from <see cref="JobBell"/>, or each job that comes would make all that run look.</summary>
internal sealed class JobCallOffBell : Bell;

/// <summary>A job that somebody asked for. While it runs it holds one of the slots of its name, so that not too many run at a time.</summary>
internal sealed class QueuedJob : QueuedWork, IClaimable
{
    public const string Table = "jobs";
    public const int PayloadLength = 4_000, ResultLength = 500, TraceLength = 55;

    private QueuedJob(JobId key, string name, string payload, int atATime, string? trace, DateTimeOffset enqueuedAt)
    {
        (Key, Name, Payload, AtATime, Trace, EnqueuedAt) = (key, name, payload, atATime, trace, enqueuedAt);
        DueAt = enqueuedAt;
    }

    // One that was left by a dead instance still has its slot.
    public static string Condition => $"""
        (w."Slot" IS NOT NULL OR w."AtATime" > (SELECT COUNT(*) FROM "{Table}" AS r WHERE r."Name" = w."Name" AND r."Slot" IS NOT NULL))
        """;

    public JobId Key { get; private init; }

    public string Name { get; private init; }

    public string Payload { get; private init; }

    public int AtATime { get; private init; }

    public int? Slot { get; private set; }

    /// <summary>The trace parent: the job belongs to the trace of whoever asked for it.</summary>
    public string? Trace { get; private init; }

    public DateTimeOffset EnqueuedAt { get; private init; }

    public DateTimeOffset? CancelAskedAt { get; private set; }

    public int Progress { get; private set; }

    public int? Total { get; private set; }

    public string? Result { get; private set; }

    public static QueuedJob Of(JobKind kind, string payload, string? trace, DateTimeOffset now) =>
        new(JobId.New(now), kind.Name, payload, kind.AtATime, trace, now);
}

internal sealed class QueuedJobConfiguration : IEntityTypeConfiguration<QueuedJob>
{
    public void Configure(EntityTypeBuilder<QueuedJob> job)
    {
        job.IsQueue(QueuedJob.Table);
        job.Property(j => j.Name).HasMaxLength(JobAttribute.NameLength).IsOrdinal();
        job.Property(j => j.Payload).HasMaxLength(QueuedJob.PayloadLength);
        job.Property(j => j.Trace).HasMaxLength(QueuedJob.TraceLength);
        job.Property(j => j.Result).HasMaxLength(QueuedJob.ResultLength);

        job.HasIndex(j => j.Key).IsUnique(); // the one somebody asked for
        job.HasIndex(j => new { j.Name, j.Slot }).IsUnique(); // no more of a name at a time than there are slots
    }
}

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
