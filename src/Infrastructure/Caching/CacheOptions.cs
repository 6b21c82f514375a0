using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Caching;

public sealed class CacheOptions
{
    public const string Section = "Cache";

    /// <summary>How old a copy is at most, should nobody evict it: up to a minute. Zero caches nothing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many copies one instance has in memory, from 1 to a million. A long list is one.</summary>
    [Range(1, 1_000_000)]
    public int Entries { get; set; } = 1_000;
}
