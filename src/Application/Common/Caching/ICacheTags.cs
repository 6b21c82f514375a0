namespace CleanTemplate.Application.Common.Caching;

/// <summary>What is cached bears a tag: the name of what it was made of.</summary>
public interface ICacheTags
{
    /// <summary>Nothing is served from a cache for longer. Zero when nothing is cached.</summary>
    TimeSpan MaxAge { get; }

    /// <summary>Nothing of this tag that was read before is served any more: here at once, on every other instance within a second.</summary>
    void Evict(string tag);

    /// <summary>Changes when the tag is evicted: part of the key of whatever is kept elsewhere.</summary>
    long Stamp(string tag);
}
