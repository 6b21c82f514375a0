namespace CleanTemplate.Dev;

/// <summary>Plays a service of somebody else's that the API calls, when the configuration asks for it. Found by scanning.</summary>
internal interface ICompanion : IAsyncDisposable
{
    /// <summary>The settings with which the API finds it, with what to tell the developer; null when it is not needed.</summary>
    Task<Companionship?> Start(ApiSettings settings);
}

internal sealed record Companionship(string Announcement, IReadOnlyDictionary<string, string> Settings);
