using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Winds up Quartz. A time that passes while no instance runs is not made up for.</summary>
internal sealed class ScheduleClock(ISchedulerFactory factory, Timetable timetable, IOptions<ScheduleOptions> options) : IHostedService
{
    private IScheduler? _scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled) return;

        _scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var name in timetable.Names)
        {
            if (timetable.CronOf(name) is { } cron) await _scheduler.ScheduleJob(JobOf(name), TriggerOf(name, cron), cancellationToken: cancellationToken);
        }

        await _scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_scheduler is not null) await _scheduler.Shutdown(cancellationToken: cancellationToken);
    }

    private static IJobDetail JobOf(string name) => JobBuilder.Create<ScheduleFire>().WithIdentity(name).Build();

    private static ITrigger TriggerOf(string name, CronExpression cron) => TriggerBuilder.Create()
        .WithIdentity(name)
        // A fire that was late would bear a time of this instance's own, and run once on each.
        .WithCronSchedule(cron, schedule => schedule.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
        .Build();
}
