using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Jobs;

public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this instance runs jobs. One that does not still takes them in, for others.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Jobs that run at the same time on this instance, 1 to 64. More than any name may take, so that none holds every place.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 10;

    /// <summary>How long after an instance has died another takes over its jobs; it renews them while it works. 2 seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after the first failure; it doubles up to 5 minutes. 10 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long jobs that ended are remembered, up to a year. Failed ones stay.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(30);
}
