namespace CleanTemplate.Application.Common.Validation;

/// <summary>Says on a command why it has no validator.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NothingToCheckAttribute(string why) : Attribute
{
    public string Why => why;
}
