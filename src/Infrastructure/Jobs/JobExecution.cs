using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Persistence.Audit;

namespace CleanTemplate.Infrastructure.Jobs;

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
