namespace CleanTemplate.Databases;

/// <summary>The fixture of a test assembly: stops the servers its tests started.</summary>
public sealed class TestServers : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var database in TestDatabase.Known) await database.StopServer();
    }
}
