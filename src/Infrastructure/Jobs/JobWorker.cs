using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Begins jobs: at once when this instance was asked for them, at the next look when another was.</summary>
internal sealed partial class JobWorker(
    JobTable table, JobRunner runner, JobBell bell, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), LastWords = TimeSpan.FromSeconds(5);

    private readonly List<Task> _running = [];
    private bool _isCutOff;

    /// <summary>Begins what is due, as far as there is room, and does not wait for it to end.</summary>
    public async Task<int> Begin(CancellationToken stoppingToken)
    {
        _running.RemoveAll(run => run.IsCompleted);
        if (_running.Count >= options.Value.Parallel) return 0;

        var jobs = await table.Claim(options.Value.Parallel - _running.Count, options.Value.Lease, stoppingToken);
        await BeginInTurn(jobs, stoppingToken);
        return jobs.Count;
    }

    /// <summary>Until what was begun has ended.</summary>
    public Task WhenIdle() => Task.WhenAll(_running);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            // Before the look, which may just miss what is committed meanwhile.
            var ring = bell.Listen();
            if (await TryBegin(stoppingToken) == 0)
                await ring.WaitAsync(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await WhenIdle();
    }

    /// <summary>One takes its slot after the other, so that those of a name do not compete. Those that find none keep their place.</summary>
    private async Task BeginInTurn(IReadOnlyList<QueuedJob> jobs, CancellationToken stoppingToken)
    {
        var waiting = jobs.ToList();
        HashSet<string> full = new(StringComparer.Ordinal);
        try
        {
            // The claim answers them in any order.
            foreach (var job in jobs.OrderBy(job => job.Id))
            {
                if (job.CancelAskedAt is null && (full.Contains(job.Name) || !await table.TakeSlot(job, stoppingToken)))
                {
                    full.Add(job.Name);
                    continue;
                }

                waiting.Remove(job);
                _running.Add(TryRun(job, stoppingToken));
            }
        }
        finally
        {
            using CancellationTokenSource deadline = new(LastWords, clock);
            await table.PutBack(waiting, deadline.Token);
        }
    }

    private async Task<int> TryBegin(CancellationToken stoppingToken)
    {
        try
        {
            var begun = await Begin(stoppingToken);
            _isCutOff = false;
            return begun;
        }
        catch (Exception exception)
        {
            if (!_isCutOff && !stoppingToken.IsCancellationRequested) Log.CutOff(logger, exception);
            _isCutOff = true;
            return 0;
        }
    }

    private async Task TryRun(QueuedJob job, CancellationToken stoppingToken)
    {
        try
        {
            await runner.Run(job, stoppingToken);
        }
        catch (Exception exception)
        {
            if (!stoppingToken.IsCancellationRequested) Log.NotNoted(logger, exception, job.Name, job.Key);
        }
        finally
        {
            // There is room again, here and under its name.
            bell.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Jobs cannot be claimed; trying until they can")]
        public static partial void CutOff(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "What became of {Job} {Id} could not be noted; it is begun again when its lease is over")]
        public static partial void NotNoted(ILogger logger, Exception exception, string job, object id);
    }
}

/// <summary>Watches a job that runs: keeps it leased, and stops it when somebody calls it off or another instance has it by now.</summary>
internal sealed class JobWatch(JobTable table, JobCallOffBell bell, IOptions<JobOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Goes on until the work is over, or must be.</summary>
    public async Task<JobStop> Watch(QueuedJob job, CancellationTokenSource working)
    {
        var (stop, renewed) = (JobStop.None, clock.GetTimestamp());
        while (stop == JobStop.None)
        {
            await bell.Listen().WaitAsync(Look, clock, working.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (working.IsCancellationRequested) return stop;

            var now = clock.GetTimestamp();
            var age = clock.GetElapsedTime(renewed, now);
            try
            {
                if (await table.IsCalledOff(job, working.Token)) stop = JobStop.CalledOff;
                if (age < options.Value.Lease / 3) continue;

                if (await table.Renew([job], options.Value.Lease, working.Token) == 0) stop = JobStop.Lost;
                // The lease counts from before it was asked for, however late the answer comes.
                renewed = now;
            }
            catch (Exception)
            {
                // The database does not answer. When the lease is over, another instance may begin.
                if (clock.GetElapsedTime(renewed) >= options.Value.Lease) stop = JobStop.Lost;
            }
        }

        await working.CancelAsync();
        return stop;
    }
}

internal enum JobStop
{
    None,
    CalledOff,

    /// <summary>Its lease is over: it is another's to say what becomes of it.</summary>
    Lost,
}
