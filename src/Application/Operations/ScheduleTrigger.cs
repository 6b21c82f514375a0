namespace CleanTemplate.Application.Operations;

/// <summary>Who asked for a run.</summary>
public enum ScheduleTrigger
{
    Schedule,
    Staff,
}
