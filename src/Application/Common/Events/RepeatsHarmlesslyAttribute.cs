namespace CleanTemplate.Application.Common.Events;

/// <summary>
/// On an event handler that changes nothing that lasts: it may be repeated as often as one likes, so it runs without a transaction,
/// nothing is noted of it, and it costs next to nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RepeatsHarmlesslyAttribute : Attribute;
