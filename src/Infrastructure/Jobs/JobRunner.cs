using System.Diagnostics;
using System.Text.Json;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Makes one attempt at a claimed job, and notes what became of it.</summary>
internal sealed partial class JobRunner(
    JobTable table, JobRegistry registry, JobWatch watch, ScopedServices services, JobMetrics metrics, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobRunner> logger)
{
    // Of a job that ends, or must end: nobody waits for it, but it shall not wait for ever.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private static readonly ActivitySource Source = new(typeof(JobRunner).Assembly.GetName().Name!);

    public async Task Run(QueuedJob job, CancellationToken stopping)
    {
        if (job.CancelAskedAt is not null) await Note(token => table.CallOff(job, token));
        else if (await table.TakeSlot(job, stopping)) await Try(job, stopping);
        else await Note(token => table.Release([job], wasTried: false, token));
    }

    private async Task Try(QueuedJob job, CancellationToken stopping)
    {
        var started = clock.GetTimestamp();
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var activity = Source.StartActivity(job.Name, ActivityKind.Consumer, job.Trace);
        var watching = watch.Watch(job, working);
        try
        {
            var result = await Work(job, working.Token);
            await Note(token => table.Succeed(job, StoredText.Shorten(result, QueuedJob.ResultLength), token));
            metrics.Ended(job.Name, "succeeded", clock.GetElapsedTime(started));
        }
        catch (Exception exception)
        {
            await working.CancelAsync();
            var outcome = await Fail(job, exception, await watching, stopping);
            metrics.Ended(job.Name, outcome, clock.GetElapsedTime(started));
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        }
        finally
        {
            await working.CancelAsync();
            await watching;
        }
    }

    private Task<string?> Work(QueuedJob job, CancellationToken cancellationToken)
    {
        var kind = registry.Find(job.Name) ?? throw new HopelessJobException($"No job is called '{job.Name}' here.");
        // Whoever had it before died of it, more than once.
        if (job.Attempts > kind.Attempts) throw new HopelessJobException($"It was begun {job.Attempts - 1} times and never ended. {job.Error}");
        return kind.Run(job, Read(job, kind), services, cancellationToken);
    }

    private static object Read(QueuedJob job, JobKind kind)
    {
        try
        {
            return StoredJson.Read(job.Payload, kind.Payload);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            throw new HopelessJobException($"The payload is none of {job.Name}: {exception.Message}", exception);
        }
    }

    private async Task<string> Fail(QueuedJob job, Exception exception, JobStop stop, CancellationToken stopping)
    {
        var error = $"{exception.GetType().Name}: {exception.Message}";
        switch (stop)
        {
            case JobStop.Lost:
                Log.Lost(logger, job.Name, job.Key);
                return "lost";
            case JobStop.CalledOff:
                await Note(token => table.CallOff(job, token));
                return "cancelled";
            case JobStop.None when stopping.IsCancellationRequested:
                await Note(token => table.Release([job], wasTried: false, token));
                return "released";
            case JobStop.None when exception is PermanentFailureException || job.Attempts >= registry.Find(job.Name)!.Attempts:
                Log.GivenUp(logger, exception, job.Name, job.Key, job.Attempts);
                await Note(token => table.GiveUp(job, error, token));
                return "dead";
            default:
                Log.Failed(logger, exception, job.Name, job.Key, job.Attempts);
                await Note(token => table.Retry(job, error, Backoff.After(job.Attempts, options.Value.FirstPause), token));
                return "failed";
        }
    }

    private async Task Note(Func<CancellationToken, Task> note)
    {
        using CancellationTokenSource deadline = new(LastWords, clock);
        await note(deadline.Token);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Job} {Id} failed at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string job, object id, int attempt);

        [LoggerMessage(LogLevel.Error, "{Job} {Id} is given up after {Attempts} attempts: it waits for staff")]
        public static partial void GivenUp(ILogger logger, Exception exception, string job, object id, int attempts);

        [LoggerMessage(LogLevel.Warning, "The lease of {Job} {Id} is lost, so the job was told to stop")]
        public static partial void Lost(ILogger logger, string job, object id);
    }
}
