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
