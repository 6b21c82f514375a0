namespace CleanTemplate.Application.Common.Schedules;

/// <summary>
/// Work that the clock asks for. Its class carries <see cref="ScheduleAttribute"/> and is found by scanning. However many
/// instances there are, one of them runs it, in a scope of its own; should that one die, another begins again, so a run
/// must be able to follow half of itself.
/// </summary>
public interface IScheduledJob
{
    /// <param name="dueAt">The time it is run for: the same when a run is repeated later.</param>
    /// <returns>What came of it, in a short line: "12 sessions deleted".</returns>
    Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken);
}

/// <summary>What a job is called, and when it runs unless a setting says otherwise.</summary>
/// <param name="name">Stable: settings and the history of runs are kept under it.</param>
/// <param name="cron">In UTC: second, minute, hour, day of the month, month, day of the week.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(string name, string cron) : Attribute
{
    public string Name => name;

    public string Cron => cron;
}
