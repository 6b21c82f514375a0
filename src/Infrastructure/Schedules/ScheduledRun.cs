using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>A job and a time it is run for. It waits for an instance, which leases it for as long as it works on it.</summary>
internal sealed class ScheduledRun
{
    public const int JobLength = 64, MessageLength = 500;

    private ScheduledRun(string job, DateTimeOffset fireTime, ScheduleTrigger triggeredBy) =>
        (Job, FireTime, TriggeredBy) = (job, fireTime, triggeredBy);

    public long Id { get; private init; }

    public string Job { get; private init; }

    public DateTimeOffset FireTime { get; private init; }

    public ScheduleTrigger TriggeredBy { get; private init; }

    public ScheduleOutcome Outcome { get; private set; } = ScheduleOutcome.Waiting;

    /// <summary>How often an instance began it, not counting those that stopped in an orderly way.</summary>
    public int Attempts { get; private set; }

    /// <summary>Made anew each time it is begun: who has been overtaken no longer knows it.</summary>
    public Guid? Lease { get; private set; }

    public DateTimeOffset? LeasedUntil { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public long? Milliseconds { get; private set; }

    public string? Message { get; private set; }

    public static ScheduledRun Due(string job, DateTimeOffset at, ScheduleTrigger triggeredBy) => new(job, at, triggeredBy);

    public static ScheduledRun Skipped(string job, DateTimeOffset at, DateTimeOffset now) => new(job, at, ScheduleTrigger.Schedule)
    {
        Outcome = ScheduleOutcome.Skipped,
        FinishedAt = now,
        Message = "The run before it was not finished.",
    };
}

internal sealed class ScheduledRunConfiguration : IEntityTypeConfiguration<ScheduledRun>
{
    public void Configure(EntityTypeBuilder<ScheduledRun> run)
    {
        run.ToTable("scheduled_runs");
        run.Property(r => r.Job).HasMaxLength(ScheduledRun.JobLength).IsOrdinal();
        run.Property(r => r.Message).HasMaxLength(ScheduledRun.MessageLength);

        run.HasIndex(r => new { r.Job, r.FireTime }).IsUnique(); // once, on however many instances; and the history of a job
        run.HasIndex(r => r.Job, "IX_scheduled_runs_unfinished").IsUnique().HasFilter("\"FinishedAt\" IS NULL"); // a job does not overlap itself
        run.HasIndex(r => r.FinishedAt); // what is there to run, and what is old enough to be deleted
    }
}
