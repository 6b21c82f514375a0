using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Events;

public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Whether this instance hands out events. One that does not still writes them, for others.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Events claimed at a time, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Batch { get; set; } = 100;

    /// <summary>Events of a batch that are handled at the same time, 1 to 64.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 8;

    /// <summary>How long claimed events are this instance's; it renews them while it works. 2 seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one handler may take for one event, 1 second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause after the first failure; it doubles up to 5 minutes. 10 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After so many attempts an event becomes a dead letter, 1 to 100.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 12;

    /// <summary>How long handled events are kept, up to a year.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Readiness says degraded when the oldest open event is older, 1 second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromMinutes(5);
}
