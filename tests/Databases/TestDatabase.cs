using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Databases;

/// <summary>A database system the tests run on. Each lives in a folder of its own and is found by scanning.</summary>
public abstract class TestDatabase
{
    private readonly Lazy<Task<Func<Task<TestServer>>?>> _way;
    private readonly Lazy<Task<TestServer>> _server;

    protected TestDatabase() => (_way, _server) = (new(Find), new(Start));

    public static IReadOnlyList<TestDatabase> Known { get; } =
    [
        .. typeof(TestDatabase).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(TestDatabase)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (TestDatabase)Activator.CreateInstance(type)!),
    ];

    /// <summary>As <c>Database:Provider</c> and <c>REQUIRE_DATABASES</c> name it.</summary>
    public abstract string Name { get; }

    /// <summary>Why there is none to test on, and what to set; null when there is one.</summary>
    public async Task<string?> Missing() =>
        await _way.Value is null ? $"No {Name} for the tests: {Advice}." : null;

    /// <summary>A migrated database for one test, or one class of tests, alone.</summary>
    public async Task<OwnDatabase> Create()
    {
        var server = await _server.Value;
        var name = $"test_{Guid.NewGuid():N}";
        await server.CreateMigrated(name);
        return new(Name, server.ConnectionTo(name));
    }

    public override string ToString() => Name;

    internal async ValueTask StopServer()
    {
        // A start that failed has failed its tests already, and left nothing to stop.
        if (_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _server.Value).DisposeAsync();
    }

    protected abstract string Advice { get; }

    /// <summary>How to start, or reach, a server; null when there is none.</summary>
    protected abstract Task<Func<Task<TestServer>>?> Find();

    private async Task<TestServer> Start() =>
        await (await _way.Value ?? throw new InvalidOperationException(await Missing()))();
}

/// <summary>A running server, and how it makes a database with the current model.</summary>
public class TestServer(string provider, string connectionString, IAsyncDisposable? started) : IAsyncDisposable
{
    protected string ConnectionString => connectionString;

    /// <summary>The connection string of the server with this database in it.</summary>
    public string ConnectionTo(string database) => $"{connectionString};Database={database}";

    public virtual Task CreateMigrated(string database) => Migrate(database);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return started?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    protected async Task Migrate(string database)
    {
        await using var container = Composition.Of(provider, ConnectionTo(database));
        await using var scope = container.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrations>().Apply(CancellationToken.None);
    }
}

/// <summary>The fixture of a test assembly: stops the servers its tests started.</summary>
public sealed class TestServers : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        foreach (var database in TestDatabase.Known) await database.StopServer();
    }
}
