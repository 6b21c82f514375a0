using CleanTemplate.Application.Common.Jobs;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>One attempt at a job. Lives in a scope of its own, like a request.</summary>
internal sealed class JobExecution<TPayload>(IJob<TPayload> job, JobProgress progress)
    where TPayload : class
{
    public Task<string?> Run(QueuedJob queued, TPayload payload, CancellationToken cancellationToken)
    {
        progress.Of(queued);
        return job.Run(payload, cancellationToken);
    }
}
