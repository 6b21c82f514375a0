using System.Linq.Expressions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Which job runs when: the setting of its name, or else its own word.</summary>
internal sealed class Timetable
{
    private const string Never = "never";

    private static readonly string[] OtherSettings = [.. typeof(ScheduleOptions).GetProperties().Select(property => property.Name)];

    private readonly Dictionary<string, CronExpression?> _crons = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    public Timetable(IEnumerable<JobDescription> jobs, IConfiguration configuration)
    {
        var section = configuration.GetSection(ScheduleOptions.Section);
        foreach (var job in jobs.OrderBy(job => job.Name, StringComparer.Ordinal))
            _crons[job.Name] = Read(job.Name, section.GetChildren().Any(child => Is(child.Key, job.Name)) ? section[job.Name] : job.DefaultCron);

        Names = [.. _crons.Keys];
        var unknown = section.GetChildren().Select(child => child.Key).Where(key => !Names.Concat(OtherSettings).Any(known => Is(key, known)));
        foreach (var key in unknown) _faults.Add($"{section.Path}:{key}: There is no such schedule. Known are {string.Join(", ", Names)}.");
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>What is wrong with the settings.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Null when the schedule is switched off.</summary>
    public CronExpression? CronOf(string name) => _crons[name];

    private CronExpression? Read(string name, string? cron)
    {
        if (string.IsNullOrWhiteSpace(cron) || Is(cron.Trim(), Never)) return null;

        try
        {
            return new(cron, TimeZoneInfo.Utc);
        }
        catch (FormatException exception)
        {
            _faults.Add($"{ScheduleOptions.Section}:{name}: '{cron}' is no cron expression, nor '{Never}': {exception.Message}");
            return null;
        }
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A schedule that cannot be read stops the start, instead of never running.</summary>
internal sealed class TimetableCheck(Timetable timetable) : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options) =>
        timetable.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(timetable.Faults);
}

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

/// <summary>A job there is, and when it runs unless a setting says otherwise.</summary>
internal sealed record JobDescription(string Name, string DefaultCron);

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
