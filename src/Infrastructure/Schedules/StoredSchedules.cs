using System.Linq.Expressions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>The timetable and the history of its runs, for staff.</summary>
internal sealed class StoredSchedules(AppDbContext context, Timetable timetable, RunBell bell, CommitBells bells, TimeProvider clock) : ISchedules
{
    private static readonly Expression<Func<ScheduledRun, ScheduleRunDto>> ToDto = run => new(
        run.FireTime, run.TriggeredBy, run.Outcome, run.Attempts, run.StartedAt, run.FinishedAt, run.Milliseconds, run.Message);

    private static readonly Func<ScheduledRun, ScheduleRunDto> AsDto = ToDto.Compile();

    public bool Has(string name) => timetable.Names.Contains(name);

    public async Task<Page<ScheduleDto>> List(IPaged page, CancellationToken cancellationToken)
    {
        var names = timetable.Names.Skip((page.Page - 1) * page.PageSize).Take(page.PageSize).ToList();
        var last = await context.Set<ScheduledRun>().AsNoTracking()
            .Where(run => names.Contains(run.Job))
            .OrderBy(run => run.Job)
            .GroupBy(run => run.Job)
            .Select(runs => runs.OrderByDescending(run => run.FireTime).First())
            .ToDictionaryAsync(run => run.Job, AsDto, StringComparer.Ordinal, cancellationToken);

        var now = clock.GetUtcNow();
        return new([.. names.Select(name => Describe(name, last.GetValueOrDefault(name), now))], page.Page, page.PageSize, timetable.Names.Count);
    }

    public Task<Page<ScheduleRunDto>> ListRuns(string name, IPaged page, CancellationToken cancellationToken) => context.Set<ScheduledRun>()
        .Where(run => run.Job == name)
        .ToPage(runs => runs.OrderByDescending(run => run.FireTime), page, runs => runs.Select(ToDto), cancellationToken);

    public async Task<bool> Trigger(string name, CancellationToken cancellationToken)
    {
        if (await context.Set<ScheduledRun>().AnyAsync(run => run.Job == name && run.FinishedAt == null, cancellationToken)) return false;

        context.Add(ScheduledRun.Due(name, clock.GetUtcNow(), ScheduleTrigger.Staff));
        bells.Add(bell);
        return true;
    }

    private ScheduleDto Describe(string name, ScheduleRunDto? last, DateTimeOffset now)
    {
        var cron = timetable.CronOf(name);
        return new(name, cron?.CronExpressionString, cron?.GetNextValidTimeAfter(now), last);
    }
}
