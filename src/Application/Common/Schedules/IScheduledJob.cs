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
