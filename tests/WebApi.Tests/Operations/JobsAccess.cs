using CleanTemplate.Application.Operations;
using CleanTemplate.WebApi.Tests.Access;

namespace CleanTemplate.WebApi.Tests.Operations;

internal sealed class JobsAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListJobs>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/jobs"))),
        Row<GetJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await scene.Api.FailedJob())),
        Row<CancelJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await scene.Api.WaitingJob()}/cancellation")),
        Row<RequeueJob>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await scene.Api.FailedJob()}/requeuing")),
    ];
}
