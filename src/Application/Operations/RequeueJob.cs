using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

/// <summary>Lets a job that was given up be tried again.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record RequeueJob(JobId Id) : ICommand;

internal sealed class RequeueJobHandler(IJobs jobs, IJobQueue queue) : ICommandHandler<RequeueJob, Unit>
{
    public async Task<Result<Unit>> Handle(RequeueJob command, CancellationToken cancellationToken)
    {
        if (await jobs.Requeue(command.Id, cancellationToken)) return Unit.Value;
        return await queue.Find(command.Id, cancellationToken) is { } job ? OperationsErrors.JobNotFailed(job) : OperationsErrors.JobNotFound(command.Id);
    }
}
