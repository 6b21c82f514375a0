using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Says that events were committed.</summary>
internal sealed class OutboxBell : Bell;
