using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

public sealed class ForgettingRuns
{
    [Theory, OnEveryDatabase]
    public async Task Runs_that_finished_more_than_thirty_days_ago_are_deleted_and_nothing_else(TestDatabase database)
    {
        await using var own = await database.Create();
        var now = own.Clock.Now;
        await own.With(async (AppDbContext context) =>
        {
            for (var days = 29; days <= 31; days++) context.Add(ScheduledRun.Skipped("morning", now.AddDays(-days), now.AddDays(-days)));
            context.Add(ScheduledRun.Due("evening", now.AddDays(-40), ScheduleTrigger.Schedule));
            return await context.SaveChangesAsync();
        });
        await using var scope = own.NewScope();
        var job = scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("runs-cleanup");

        Assert.Equal("1 runs deleted", await job.Run(now, default));

        Assert.Equal([("evening", 40), ("morning", 30), ("morning", 29)], (await own.Runs()).Select(run => (run.Job, (now - run.FireTime).Days)));
    }

    [Theory, OnEveryDatabase]
    public async Task More_than_a_thousand_are_deleted_a_thousand_at_a_time(TestDatabase database)
    {
        await using var own = await database.Create();
        var now = own.Clock.Now;
        await own.With(async (AppDbContext context) =>
        {
            context.AddRange(Enumerable.Range(1, 2_001).Select(minutes => ScheduledRun.Skipped("morning", now.AddDays(-31).AddMinutes(-minutes), now.AddDays(-31))));
            return await context.SaveChangesAsync();
        });
        await using var scope = own.NewScope();

        Assert.Equal("2001 runs deleted", await scope.ServiceProvider.GetRequiredKeyedService<IScheduledJob>("runs-cleanup").Run(now, default));

        Assert.Empty(await own.Runs());
    }
}
