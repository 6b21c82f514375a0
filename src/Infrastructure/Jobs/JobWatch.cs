using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

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
