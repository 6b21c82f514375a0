using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Caching;

/// <summary>Says that a tag was evicted here, and others have to be told.</summary>
internal sealed class EvictionBell : Bell;
