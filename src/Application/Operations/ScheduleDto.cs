namespace CleanTemplate.Application.Operations;

/// <param name="Cron">In UTC; null when the schedule is switched off.</param>
/// <param name="NextFire">Null when there is none.</param>
/// <param name="LastRun">Null when it has not run yet, or so long ago that nobody remembers.</param>
public sealed record ScheduleDto(string Name, string? Cron, DateTimeOffset? NextFire, ScheduleRunDto? LastRun);
