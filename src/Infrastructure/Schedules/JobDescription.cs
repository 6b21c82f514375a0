namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>A job there is, and when it runs unless a setting says otherwise.</summary>
internal sealed record JobDescription(string Name, string DefaultCron);
