using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Databases;

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
