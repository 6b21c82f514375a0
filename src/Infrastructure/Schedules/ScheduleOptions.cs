using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Schedules;

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
