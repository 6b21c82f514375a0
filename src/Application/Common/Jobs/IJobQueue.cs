using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Jobs;

/// <summary>
/// Work that somebody asked for and does not wait for. Found by scanning; run on some instance, in a scope of its own. It is
/// begun again after a failure, and when its instance died, so it must be able to follow half of itself. What it writes, it
/// commits itself, in as many units of work as it likes.
/// </summary>
/// <typeparam name="TPayload">What it is asked for: a record that carries <see cref="JobAttribute"/>.</typeparam>
public interface IJob<in TPayload>
    where TPayload : class
{
    /// <param name="cancellationToken">Also ends when somebody calls the job off.</param>
    /// <returns>What came of it, in a short line: "120 letters printed".</returns>
    Task<string?> Run(TPayload payload, CancellationToken cancellationToken);
}

/// <summary>On the payload of a job: what the job is called, how often it is tried, and how many of it run at a time.</summary>
/// <param name="name">Stable: waiting jobs are stored under it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobAttribute(string name) : Attribute
{
    public const int NameLength = 64;

    public string Name => name;

    /// <summary>However many instances there are.</summary>
    public int AtATime { get; init; } = 1;

    /// <summary>After so many it has failed, until staff send it on its way again.</summary>
    public int Attempts { get; init; } = 12;
}

/// <summary>Takes how far the job at hand has got, for whoever looks.</summary>
public interface IJobProgress
{
    /// <summary>Cheap to call often: it is stored once a second, and when everything is done.</summary>
    /// <param name="total">Null when the job does not know how much there is to do.</param>
    Task Report(int done, int? total, CancellationToken cancellationToken);
}

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
