using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Operations;

[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(OperationsPermissions.Read)]
public sealed record GetJob(JobId Id) : IQuery<JobDto>;

internal sealed class GetJobHandler(IJobQueue queue) : IQueryHandler<GetJob, JobDto>
{
    public async Task<Result<JobDto>> Handle(GetJob query, CancellationToken cancellationToken) =>
        await queue.Find(query.Id, cancellationToken) is { } job ? job : OperationsErrors.JobNotFound(query.Id);
}
