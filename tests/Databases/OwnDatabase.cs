using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

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

/// <summary>
/// Runs a theory once on each database system. One that is not there is skipped with the reason, unless
/// REQUIRE_DATABASES, a list of such names or their beginnings, has it: then the test fails with the same words.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute : DataAttribute
{
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [];
        foreach (var database in TestDatabase.Known)
            rows.Add(new TheoryDataRow(database) { Skip = IsRequired(database) ? null : await database.Missing() });
        return rows;
    }

    // A server is started for running tests, not for listing them.
    public override bool SupportsDiscoveryEnumeration() => false;

    private static bool IsRequired(TestDatabase database) => (Environment.GetEnvironmentVariable("REQUIRE_DATABASES") ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(required => database.Name.StartsWith(required, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Every statement that went to the database, with its parameters.</summary>
public sealed class StatementLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<Statement> _statements = [];

    public IReadOnlyList<Statement> All => [.. _statements];

    public void Clear() => _statements.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        _statements.Enqueue(Statement.Of(command));
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        _statements.Enqueue(Statement.Of(command));
        return ValueTask.FromResult(result);
    }
}

public sealed record Statement(string Sql, IReadOnlyList<DbParameter> Parameters)
{
    internal static Statement Of(DbCommand command) =>
        new(command.CommandText, [.. command.Parameters.Cast<ICloneable>().Select(parameter => (DbParameter)parameter.Clone())]);
}
