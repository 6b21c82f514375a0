namespace CleanTemplate.Application.Operations;

/// <param name="Message">What came of it, or why it failed.</param>
public sealed record ScheduleRunDto(
    DateTimeOffset DueAt,
    ScheduleTrigger TriggeredBy,
    ScheduleOutcome Outcome,
    int Attempts,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    long? Milliseconds,
    string? Message);
