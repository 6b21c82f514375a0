using CleanTemplate.Infrastructure.Common;
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
