using System.Collections.Concurrent;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Persistence.Audit;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

/// <summary>What the jobs of a test do, on whichever instance, and what they were run for.</summary>
internal sealed class JobDesk
{
    private readonly ConcurrentQueue<(string Job, DateTimeOffset DueAt)> _begun = [];

    public IReadOnlyList<(string Job, DateTimeOffset DueAt)> Begun => [.. _begun];

    public Func<string, CancellationToken, Task<string?>> Work { get; set; } = (_, _) => Task.FromResult<string?>("done");

    public Task<string?> Run(string job, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        _begun.Enqueue((job, dueAt));
        return Work(job, cancellationToken);
    }

    /// <summary>Work that goes on until the test or the token ends it.</summary>
    public TaskCompletionSource<string?> Pending()
    {
        TaskCompletionSource<string?> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Work = (_, cancellationToken) => end.Task.WaitAsync(cancellationToken);
        return end;
    }
}

[Schedule("morning", "0 0 6 * * ?")]
internal sealed class MorningJob(JobDesk desk) : IScheduledJob
{
    public Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) => desk.Run("morning", dueAt, cancellationToken);
}

[Schedule("evening", "0 0 18 * * ?")]
internal sealed class EveningJob(JobDesk desk) : IScheduledJob
{
    public Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) => desk.Run("evening", dueAt, cancellationToken);
}

/// <summary>Says who would have written, had it written anything.</summary>
[Schedule("signing", "0 0 12 * * ?")]
internal sealed class SigningJob(SystemActor actor) : IScheduledJob
{
    public Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) => Task.FromResult<string?>(actor.Name);
}
