namespace CleanTemplate.Application.Common.Messaging;

/// <summary>
/// A message between services, by the name and version that others know it by. Its record is a contract of its own: it does not
/// change when an entity or an event does, and one that changes so that others could not read it gets the next version.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageAttribute(string name, int version) : Attribute
{
    public string Name => name;

    public int Version => version;
}
