using CleanTemplate.Application.Operations;

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
