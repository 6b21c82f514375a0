namespace CleanTemplate.Application.Operations;

public enum ScheduleOutcome
{
    /// <summary>For an instance to begin, or to begin again.</summary>
    Waiting,
    Running,
    Succeeded,
    Failed,

    /// <summary>Its time came while the run before it was not finished.</summary>
    Skipped,
}
