using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListJobs(bool OnlyFailed = false, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<JobDto>>, IPaged;

internal sealed class ListJobsValidator : AbstractValidator<ListJobs>
{
    public ListJobsValidator() => this.AddPageRules();
}

internal sealed class ListJobsHandler(IJobs jobs) : IQueryHandler<ListJobs, Page<JobDto>>
{
    public async Task<Result<Page<JobDto>>> Handle(ListJobs query, CancellationToken cancellationToken) =>
        await jobs.List(query.OnlyFailed, query, cancellationToken);
}
