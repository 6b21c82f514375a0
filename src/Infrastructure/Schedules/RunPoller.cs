using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>
/// Begins what is left to run: what has just become due, what staff asked for, and what an instance that died or stopped
/// left behind. Several jobs run at a time, each once.
/// </summary>
internal sealed partial class RunPoller(
    RunTable table, ScheduleRunner runner, Timetable timetable, RunBell bell, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<RunPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly List<Task> _running = [];
    private bool _isCutOff;

    /// <summary>Begins what is left, and does not wait for it to end.</summary>
    public async Task Poll(CancellationToken stoppingToken)
    {
        _running.RemoveAll(run => run.IsCompleted);
        foreach (var run in await table.Left(timetable.Names, stoppingToken)) _running.Add(TryRun(run, stoppingToken));
    }

    /// <summary>Until what was begun has ended.</summary>
    public Task WhenIdle() => Task.WhenAll(_running);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            // Before the poll, which may just miss what is noted meanwhile.
            var ring = bell.Listen();
            await TryPoll(stoppingToken);
            await ring.WaitAsync(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await WhenIdle();
    }

    private async Task TryPoll(CancellationToken stoppingToken)
    {
        try
        {
            await Poll(stoppingToken);
            _isCutOff = false;
        }
        catch (Exception exception)
        {
            if (!_isCutOff && !stoppingToken.IsCancellationRequested) Log.CutOff(logger, exception);
            _isCutOff = true;
        }
    }

    private async Task TryRun(ScheduledRun run, CancellationToken stoppingToken)
    {
        try
        {
            await runner.Run(run, stoppingToken);
        }
        catch (Exception exception)
        {
            if (!stoppingToken.IsCancellationRequested) Log.NotNoted(logger, exception, run.Job, run.FireTime);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Scheduled runs cannot be read; trying until they can")]
        public static partial void CutOff(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The beginning or the end of {Job} of {At} could not be noted; it is run again when its lease is over")]
        public static partial void NotNoted(ILogger logger, Exception exception, string job, DateTimeOffset at);
    }
}

/// <summary>Says that there is something to run.</summary>
internal sealed class RunBell : Bell;

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
