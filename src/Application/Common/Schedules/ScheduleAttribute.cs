namespace CleanTemplate.Application.Common.Schedules;

/// <summary>What a job is called, and when it runs unless a setting says otherwise.</summary>
/// <param name="name">Stable: settings and the history of runs are kept under it.</param>
/// <param name="cron">In UTC: second, minute, hour, day of the month, month, day of the week.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute(string name, string cron) : Attribute
{
    public string Name => name;

    public string Cron => cron;
}
