using System.Diagnostics;
using System.Linq.Expressions;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
