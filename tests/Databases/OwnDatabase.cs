using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Databases;

/// <summary>A database of the test's own, removed with it.</summary>
public sealed class OwnDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal OwnDatabase(string provider, string connectionString) =>
        (Provider, ConnectionString, _services) = (provider, connectionString, Composition.Of(provider, connectionString));

    public string Provider { get; }

    public string ConnectionString { get; }

    public TestClock Clock => _services.GetRequiredService<TestClock>();

    public TestUser User => _services.GetRequiredService<TestUser>();

    public StatementLog Statements => _services.GetRequiredService<StatementLog>();

    /// <summary>One unit of work, as a request has it.</summary>
    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    /// <summary>Does one thing in a scope of its own.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = NewScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await With((AppDbContext context) => context.Database.EnsureDeletedAsync());
        await _services.DisposeAsync();
    }
}
