namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>One API for each database, shared by the tests of a class; each test makes its own data in it.</summary>
public sealed class Apis : IAsyncDisposable
{
    private readonly Dictionary<TestDatabase, Api> _running = [];

    public async Task<Api> On(TestDatabase database)
    {
        if (_running.TryGetValue(database, out var api)) return api;

        api = _running[database] = new(await database.Create());
        api.StartServer();
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var api in _running.Values) await api.DisposeAsync();
    }
}
