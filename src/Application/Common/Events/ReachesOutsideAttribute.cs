namespace CleanTemplate.Application.Common.Events;

/// <summary>
/// On an event handler that talks to the world: it runs without a transaction, may be repeated, and writes nothing itself.
/// Without it a handler runs in a transaction, and what it writes is written exactly once.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReachesOutsideAttribute : Attribute;
