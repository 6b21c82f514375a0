using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Says that there is something to begin, or to stop.</summary>
internal sealed class JobBell : Bell;
