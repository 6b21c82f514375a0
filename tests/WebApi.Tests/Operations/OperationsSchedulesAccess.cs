using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Operations;

internal sealed class OperationsSchedulesAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListSchedules>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/schedules"))),
        Row<ListScheduleRuns>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/schedules/runs-cleanup/runs"))),
        Row<TriggerSchedule>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene =>
        {
            // What the one before asked for is not finished: this host runs nothing.
            await scene.Api.Database.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("DELETE FROM scheduled_runs"));
            return Post("/api/v1/schedules/runs-cleanup/runs");
        }),
    ];
}
