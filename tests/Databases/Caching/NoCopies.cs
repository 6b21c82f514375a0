namespace CleanTemplate.Databases.Caching;

/// <summary>Tests see what is there, unless they are about copies.</summary>
internal sealed class NoCopies : ITestSettings
{
    public IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Cache:MaxAge"] = "00:00:00" };
}
