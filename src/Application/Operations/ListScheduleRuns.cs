using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListScheduleRuns(string Name, int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ScheduleRunDto>>, IPaged;

internal sealed class ListScheduleRunsValidator : AbstractValidator<ListScheduleRuns>
{
    public ListScheduleRunsValidator() => this.AddPageRules();
}

internal sealed class ListScheduleRunsHandler(ISchedules schedules) : IQueryHandler<ListScheduleRuns, Page<ScheduleRunDto>>
{
    public async Task<Result<Page<ScheduleRunDto>>> Handle(ListScheduleRuns query, CancellationToken cancellationToken) => schedules.Has(query.Name)
        ? await schedules.ListRuns(query.Name, query, cancellationToken)
        : OperationsErrors.ScheduleNotFound(query.Name);
}
