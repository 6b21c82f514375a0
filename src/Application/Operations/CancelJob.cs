using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

/// <summary>Calls a job off. What it has committed so far stays.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CancelJob(JobId Id) : ICommand;

internal sealed class CancelJobHandler(IJobQueue queue) : ICommandHandler<CancelJob, Unit>
{
    public async Task<Result<Unit>> Handle(CancelJob command, CancellationToken cancellationToken)
    {
        if (await queue.Cancel(command.Id, cancellationToken)) return Unit.Value;
        return await queue.Find(command.Id, cancellationToken) is { } job ? OperationsErrors.JobEnded(job) : OperationsErrors.JobNotFound(command.Id);
    }
}
