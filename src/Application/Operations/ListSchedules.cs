using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Operations;

[RequirePermission(OperationsPermissions.Read)]
public sealed record ListSchedules(int Page = 1, int PageSize = PageLimits.DefaultSize) : IQuery<Page<ScheduleDto>>, IPaged;

internal sealed class ListSchedulesValidator : AbstractValidator<ListSchedules>
{
    public ListSchedulesValidator() => this.AddPageRules();
}

internal sealed class ListSchedulesHandler(ISchedules schedules) : IQueryHandler<ListSchedules, Page<ScheduleDto>>
{
    public async Task<Result<Page<ScheduleDto>>> Handle(ListSchedules query, CancellationToken cancellationToken) =>
        await schedules.List(query, cancellationToken);
}
