using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence.Audit;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Runs a job under a lease, which is renewed for as long as the job works.</summary>
internal sealed partial class ScheduleRunner(
    RunTable table, ScopedServices services, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<ScheduleRunner> logger)
{
    /// <summary>A run that was begun so often and never finished will not do so.</summary>
    public const int MaxAttempts = 3;

    public async Task Run(ScheduledRun run, CancellationToken stoppingToken)
    {
        var lease = Guid.NewGuid();
        if (!await table.Begin(run, lease, stoppingToken)) return;

        var started = clock.GetTimestamp();
        if (run.Attempts >= MaxAttempts)
        {
            Log.GivenUp(logger, run.Job, run.FireTime, run.Attempts);
            await table.Finish(lease, ScheduleOutcome.Failed, TimeSpan.Zero, $"Given up: {run.Attempts} instances began it and did not finish.");
            return;
        }

        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var renewing = KeepLease(run, lease, working);
        var (message, failure) = await Work(run, working.Token);
        await working.CancelAsync();
        var isLost = await renewing;

        // What fails from here on is the noting, not the run: it is begun again when its lease is over.
        if (failure is null)
        {
            Log.Succeeded(logger, run.Job, run.FireTime, message);
            await table.Finish(lease, ScheduleOutcome.Succeeded, clock.GetElapsedTime(started), StoredText.Shorten(message, ScheduledRun.MessageLength));
        }
        else if (stoppingToken.IsCancellationRequested)
        {
            Log.Released(logger, run.Job, run.FireTime);
            await table.Release(lease);
        }
        else if (!isLost)
        {
            Log.Failed(logger, failure, run.Job, run.FireTime);
            await table.Finish(lease, ScheduleOutcome.Failed, clock.GetElapsedTime(started), StoredText.Shorten($"{failure.GetType().Name}: {failure.Message}", ScheduledRun.MessageLength));
        }
    }

    private async Task<(string? Message, Exception? Failure)> Work(ScheduledRun run, CancellationToken cancellationToken)
    {
        try
        {
            return (await services.With((IScheduledJob job, SystemActor actor) =>
            {
                actor.Name = $"schedule:{run.Job}";
                return job.Run(run.FireTime, cancellationToken);
            }, run.Job), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }

    /// <summary>True when it is lost.</summary>
    private async Task<bool> KeepLease(ScheduledRun run, Guid lease, CancellationTokenSource working)
    {
        var renewed = clock.GetTimestamp();
        using PeriodicTimer timer = new(options.Value.Lease / 3, clock);
        while (await NextTick(timer, working.Token))
        {
            var now = clock.GetTimestamp();
            if (await TryRenew(lease, working.Token) is { } isHeld)
            {
                if (isHeld) renewed = now;
                else break;
            }
            else if (clock.GetElapsedTime(renewed) >= options.Value.Lease)
            {
                break;
            }
        }

        if (working.IsCancellationRequested) return false;
        Log.Lost(logger, run.Job, run.FireTime);
        await working.CancelAsync();
        return true;
    }

    private static async Task<bool> NextTick(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Null when the database does not answer.</summary>
    private async Task<bool?> TryRenew(Guid lease, CancellationToken cancellationToken)
    {
        try
        {
            return await table.Renew(lease, cancellationToken);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Job} of {At} succeeded: {Outcome}")]
        public static partial void Succeeded(ILogger logger, string job, DateTimeOffset at, string? outcome);

        [LoggerMessage(LogLevel.Error, "{Job} of {At} failed")]
        public static partial void Failed(ILogger logger, Exception exception, string job, DateTimeOffset at);

        [LoggerMessage(LogLevel.Error, "{Job} of {At} is given up: it was begun {Attempts} times and never finished")]
        public static partial void GivenUp(ILogger logger, string job, DateTimeOffset at, int attempts);

        [LoggerMessage(LogLevel.Information, "{Job} of {At} is left to another instance: this one stops")]
        public static partial void Released(ILogger logger, string job, DateTimeOffset at);

        [LoggerMessage(LogLevel.Warning, "The lease of {Job} of {At} is lost, so the job is told to stop")]
        public static partial void Lost(ILogger logger, string job, DateTimeOffset at);
    }
}
