using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

/// <summary>Beside these, the section has a cron expression for each schedule that is not to run at its usual time.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedules";

    /// <summary>Whether this instance runs jobs; another may do it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long runs are remembered, from a day to ten years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan RunsKept { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long after an instance has died another takes over its run; more than their clocks differ. From a second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>What Quartz does when it is time: the time it is meant for, which all instances share, is noted.</summary>
internal sealed partial class ScheduleFire(DueRuns due, ILogger<ScheduleFire> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (job, at) = (context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc);
        try
        {
            await due.Note(job, at, cancellationToken);
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, exception, job, at);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Job} of {At} could not be noted; unless another instance has done so, it does not run")]
        public static partial void NotNoted(ILogger logger, Exception exception, string job, DateTimeOffset at);
    }
}

/// <summary>Forgets runs that finished long ago.</summary>
[Schedule("runs-cleanup", "0 0 3 * * ?")]
internal sealed class RunsCleanUp(RunTable table, IOptions<ScheduleOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await table.DeleteBefore(dueAt - options.Value.RunsKept, cancellationToken)} runs deleted";
}
