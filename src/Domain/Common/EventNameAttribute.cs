namespace CleanTemplate.Domain.Common;

/// <summary>The name by which a fact is stored and told to others. It stays when the type is renamed.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public const int MaxLength = 100;

    public string Name => name;
}
