using Microsoft.Extensions.Configuration;
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
