using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>Says that there is something to run.</summary>
internal sealed class RunBell : Bell;
