namespace CleanTemplate.Application.Common.Caching;

/// <summary>What is cached bears a tag: the name of what it was made of.</summary>
public interface ICacheTags
{
    /// <summary>How long one cache keeps a copy. One may be filled from another, so it is half of what is promised; zero when nothing is cached.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>Nothing of this tag that was read before is served any more: here at once, on every other instance within a second.</summary>
    void Evict(string tag);

    /// <summary>Changes when the tag is evicted: part of the key of whatever is kept elsewhere.</summary>
    long Stamp(string tag);
}
