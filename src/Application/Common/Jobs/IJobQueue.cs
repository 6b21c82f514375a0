using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Jobs;

public interface IJobQueue
{
    /// <summary>Asks for a job, which some instance begins when the unit of work at hand is committed, and never when it is not. Outside of one it throws.</summary>
    JobId Enqueue<TPayload>(TPayload payload)
        where TPayload : class;

    Task<JobDto?> Find(JobId id, CancellationToken cancellationToken);

    /// <summary>
    /// Calls a job off: one that waits never begins, one that runs is told to stop. False when there is no such job, or it has ended otherwise.
    /// </summary>
    Task<bool> Cancel(JobId id, CancellationToken cancellationToken);
}

public enum JobState
{
    /// <summary>For an instance to begin, or to begin again.</summary>
    Waiting,
    Running,

    /// <summary>Called off, but not at its end yet.</summary>
    Stopping,
    Succeeded,

    /// <summary>Given up: staff may send it on its way again.</summary>
    Failed,
    Cancelled,
}

/// <summary>A job, without what it was asked for.</summary>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Total">How much there is to do; null when it has not said so.</param>
/// <param name="Result">What came of it; null unless it succeeded.</param>
/// <param name="Error">Why the last attempt failed; null when none has.</param>
public sealed record JobDto(
    JobId Id, string Name, JobState State, int Attempts, int Done, int? Total, DateTimeOffset EnqueuedAt, DateTimeOffset? EndedAt, string? Result, string? Error);
