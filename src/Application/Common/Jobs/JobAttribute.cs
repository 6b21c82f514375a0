namespace CleanTemplate.Application.Common.Jobs;

/// <summary>On the payload of a job: what the job is called, how often it is tried, and how many of it run at a time.</summary>
/// <param name="name">Stable: waiting jobs are stored under it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JobAttribute(string name) : Attribute
{
    public const int NameLength = 64;

    public string Name => name;

    /// <summary>However many instances there are.</summary>
    public int AtATime { get; init; } = 1;

    /// <summary>After so many it has failed, until staff send it on its way again.</summary>
    public int Attempts { get; init; } = 12;
}
