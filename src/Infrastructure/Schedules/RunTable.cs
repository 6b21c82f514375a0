using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>The statements on the table, each on a context of its own: what a job does to its own leaves the lease alone.</summary>
internal sealed class RunTable(DatabaseProvider provider, IOptions<DatabaseOptions> options, IOptions<ScheduleOptions> schedules, TimeProvider clock)
{
    // Of a job that ends, or must end: nobody waits for it, but it shall not wait for ever.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <summary>False when the run is there already, or one before it is not finished.</summary>
    public async Task<bool> Add(ScheduledRun run, CancellationToken cancellationToken)
    {
        await using var context = Open();
        context.Add(run);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (provider.IsConflict(exception))
        {
            return false;
        }
    }

    /// <summary>Those of these jobs that no instance works on.</summary>
    public async Task<IReadOnlyList<ScheduledRun>> Left(IReadOnlyCollection<string> jobs, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = Open();
        return await context.Set<ScheduledRun>().AsNoTracking()
            .Where(run => run.FinishedAt == null && (run.LeasedUntil == null || run.LeasedUntil <= now) && jobs.Contains(run.Job))
            .OrderBy(run => run.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>False when another instance was faster.</summary>
    public async Task<bool> Begin(ScheduledRun run, Guid lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + schedules.Value.Lease;
        await using var context = Open();
        return await context.Set<ScheduledRun>()
            .Where(row => row.Id == run.Id && row.FinishedAt == null && row.Lease == run.Lease && (row.LeasedUntil == null || row.LeasedUntil <= now))
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(r => r.Lease, lease)
                    .SetProperty(r => r.LeasedUntil, until)
                    .SetProperty(r => r.StartedAt, now)
                    .SetProperty(r => r.Outcome, ScheduleOutcome.Running)
                    .SetProperty(r => r.Attempts, r => r.Attempts + 1),
                cancellationToken) == 1;
    }

    /// <summary>False when the lease is another's by now.</summary>
    public async Task<bool> Renew(Guid lease, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + schedules.Value.Lease;
        await using var context = Open();
        return await Held(context, lease).ExecuteUpdateAsync(row => row.SetProperty(r => r.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>For another instance to begin at once. An orderly stop is no attempt that failed. Done also, and above all, while stopping.</summary>
    public async Task Release(Guid lease)
    {
        using CancellationTokenSource patience = new(LastWords, clock);
        await using var context = Open();
        await Held(context, lease).ExecuteUpdateAsync(
            row => row
                .SetProperty(r => r.Lease, (Guid?)null)
                .SetProperty(r => r.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(r => r.Outcome, ScheduleOutcome.Waiting)
                .SetProperty(r => r.Attempts, r => r.Attempts - 1),
            patience.Token);
    }

    /// <summary>What is done is done, also while stopping.</summary>
    public async Task Finish(Guid lease, ScheduleOutcome outcome, TimeSpan took, string? message)
    {
        using CancellationTokenSource patience = new(LastWords, clock);
        var (now, milliseconds) = (clock.GetUtcNow(), (long)took.TotalMilliseconds);
        await using var context = Open();
        await Held(context, lease).ExecuteUpdateAsync(
            row => row
                .SetProperty(r => r.FinishedAt, now)
                .SetProperty(r => r.Outcome, outcome)
                .SetProperty(r => r.Milliseconds, milliseconds)
                .SetProperty(r => r.Message, message)
                .SetProperty(r => r.LeasedUntil, (DateTimeOffset?)null),
            patience.Token);
    }

    public async Task<int> DeleteBefore(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var context = Open();
        return await context.Set<ScheduledRun>().Where(run => run.FinishedAt < time).OrderBy(run => run.FinishedAt).DeleteInChunks(cancellationToken);
    }

    private static IQueryable<ScheduledRun> Held(AppDbContext context, Guid lease) =>
        context.Set<ScheduledRun>().Where(run => run.Lease == lease && run.FinishedAt == null);

    private AppDbContext Open() => provider.Open(options.Value.ConnectionString);
}

/// <summary>Notes that a job is due. Every instance does so at the same time, and the database keeps one of the notes.</summary>
internal sealed partial class DueRuns(RunTable table, RunBell bell, TimeProvider clock, ILogger<DueRuns> logger)
{
    public async Task Note(string job, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await table.Add(ScheduledRun.Due(job, at, ScheduleTrigger.Schedule), cancellationToken)) bell.Ring();
        // Either another instance has noted it, and this is refused too, or the run before it goes on.
        else if (await table.Add(ScheduledRun.Skipped(job, at, clock.GetUtcNow()), cancellationToken)) Log.Skipped(logger, job, at);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Job} of {At} is skipped: the run before it is not finished")]
        public static partial void Skipped(ILogger logger, string job, DateTimeOffset at);
    }
}
