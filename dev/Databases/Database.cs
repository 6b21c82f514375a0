namespace CleanTemplate.Dev.Databases;

/// <summary>A database that answers. Disposing stops what was started for it, and nothing else.</summary>
public sealed class Database(string provider, string connectionString, string description, IAsyncDisposable? started = null) : IAsyncDisposable
{
    public string Provider => provider;

    public string ConnectionString => connectionString;

    /// <summary>For people: which database it is and where its data lives.</summary>
    public string Description => description;

    public ValueTask DisposeAsync() => started?.DisposeAsync() ?? ValueTask.CompletedTask;
}
