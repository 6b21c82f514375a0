namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>One API for each database, shared by the tests of a class; each test makes its own data in it.</summary>
public class Apis : IAsyncDisposable
{
    private readonly Dictionary<TestDatabase, Api> _running = [];

    public async Task<Api> On(TestDatabase database)
    {
        if (_running.TryGetValue(database, out var api)) return api;

        return _running[database] = Make(await database.Create());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var api in _running.Values)
        {
            await Leave(api);
            await api.DisposeAsync();
        }
    }

    protected virtual Api Make(OwnDatabase database) => Api.Started(database);

    /// <summary>What is to be done while the API still runs.</summary>
    protected virtual Task Leave(Api api) => Task.CompletedTask;
}
