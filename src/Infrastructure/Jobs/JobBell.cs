using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Says that there is something to begin.</summary>
internal sealed class JobBell : Bell;
