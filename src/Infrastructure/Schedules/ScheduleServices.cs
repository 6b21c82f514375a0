using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace CleanTemplate.Infrastructure.Schedules;

internal sealed class ScheduleServices : IAreaServices
{
    private static readonly Assembly[] JobAssemblies = [typeof(ApplicationServices).Assembly, typeof(ScheduleServices).Assembly];

    public void AddTo(IServiceCollection services)
    {
        services.AddSettings<ScheduleOptions>(ScheduleOptions.Section).AddSingleton<IValidateOptions<ScheduleOptions>, TimetableCheck>();
        services.AddSingleton<Timetable>().AddSingleton<RunTable>().AddSingleton<RunBell>().AddSingleton<DueRuns>().AddSingleton<ScheduleRunner>();
        foreach (var job in JobAssemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduledJob))))
            services.AddScheduledJob(job);

        services.AddQuartz(_ => { });
        services.AddHostedService<ScheduleClock>();
        services.AddHostedService<RunPoller>();
    }
}

internal static class ScheduledJobs
{
    /// <summary>By its name, so that a run makes the one job it is of.</summary>
    public static void AddScheduledJob(this IServiceCollection services, Type job)
    {
        var schedule = job.GetCustomAttribute<ScheduleAttribute>() ?? throw new InvalidOperationException($"{job.Name} does not say when it runs: add [Schedule].");
        if (services.Any(service => service.ServiceType == typeof(IScheduledJob) && (string?)service.ServiceKey == schedule.Name))
            throw new InvalidOperationException($"{job.Name} has the name of another job: '{schedule.Name}'.");
        services.AddKeyedScoped(typeof(IScheduledJob), schedule.Name, job).AddSingleton(new JobDescription(schedule.Name, schedule.Cron));
    }
}
