using System.Diagnostics;
using System.Text.Json;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence.Audit;
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

    private const int Notes = 4;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    private static readonly ActivitySource Source = new(typeof(JobRunner).Assembly.GetName().Name!);

    public async Task Run(QueuedJob job, CancellationToken stopping)
    {
        if (job.CancelAskedAt is not null) await Note(token => table.CallOff(job, token));
        else await Try(job, stopping);
    }

    private async Task Try(QueuedJob job, CancellationToken stopping)
    {
        var started = clock.GetTimestamp();
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var activity = Source.StartActivity(job.Name, ActivityKind.Consumer, job.Trace);
        var watching = watch.Watch(job, working);
        var (result, failure) = await Work(job, working.Token);
        await working.CancelAsync();
        var stop = await watching;

        if (failure is not null) activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        // What fails from here on is the noting: not the job, whose lease runs out.
        var outcome = failure is null ? await Succeed(job, result) : await Fail(job, failure, stop, stopping);
        metrics.Ended(job.Name, outcome, clock.GetElapsedTime(started));
    }

    private async Task<(string? Result, Exception? Failure)> Work(QueuedJob job, CancellationToken cancellationToken)
    {
        try
        {
            return (await Begin(job, cancellationToken), null);
        }
        catch (Exception exception)
        {
            return (null, exception);
        }
    }

    private Task<string?> Begin(QueuedJob job, CancellationToken cancellationToken)
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

    private async Task<string> Succeed(QueuedJob job, string? result)
    {
        await Note(token => table.Succeed(job, StoredText.Shorten(result, QueuedJob.ResultLength), token));
        return "succeeded";
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
                await Note(token => table.PutBack([job], token));
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
        for (var tries = 1; ; tries++)
        {
            try
            {
                await note(deadline.Token);
                return;
            }
            catch (Exception) when (tries < Notes && !deadline.IsCancellationRequested)
            {
                await Task.Delay(tries * Breath, clock, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
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

/// <summary>One attempt at a job. Lives in a scope of its own, like a request.</summary>
internal sealed class JobExecution<TPayload>(IJob<TPayload> job, JobProgress progress, SystemActor actor)
    where TPayload : class
{
    public Task<string?> Run(QueuedJob queued, TPayload payload, CancellationToken cancellationToken)
    {
        progress.Of(queued);
        actor.Name = $"job:{queued.Name}";
        return job.Run(payload, cancellationToken);
    }
}

internal sealed partial class JobProgress(JobTable table, TimeProvider clock, ILogger<JobProgress> logger) : IJobProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private QueuedJob? _job;
    private long? _reported;

    public void Of(QueuedJob job) => _job = job;

    public async Task Report(int done, int? total, CancellationToken cancellationToken)
    {
        if (_job is null) throw new InvalidOperationException("No job runs here.");
        if (done != total && _reported is { } before && clock.GetElapsedTime(before) < Pause) return;

        _reported = clock.GetTimestamp();
        try
        {
            await table.Report(_job, done, total, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // It is for whoever looks, and no reason to begin the job again.
            Log.NotStored(logger, exception, _job.Name, _job.Key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "How far {Job} {Id} has got could not be stored; it goes on")]
        public static partial void NotStored(ILogger logger, Exception exception, string job, object id);
    }
}
