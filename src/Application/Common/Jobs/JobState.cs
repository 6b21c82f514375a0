namespace CleanTemplate.Application.Common.Jobs;

public enum JobState
{
    /// <summary>For an instance to begin, or to begin again.</summary>
    Waiting,
    Running,

    /// <summary>Called off, but not at its end yet.</summary>
    Stopping,
    Succeeded,

    /// <summary>Given up: staff may send it on its way again.</summary>
    Failed,
    Cancelled,
}
