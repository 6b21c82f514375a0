using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>A database system this solution runs on. Each lives in a folder of its own and is found by scanning.</summary>
public abstract class DatabaseProvider
{
    public static IReadOnlyList<DatabaseProvider> Known { get; } =
    [
        .. typeof(DatabaseProvider).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DatabaseProvider)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DatabaseProvider)Activator.CreateInstance(type)!),
    ];

    public abstract string Name { get; }

    public abstract Type ContextType { get; }

    /// <summary>True when the database refused a write because another one came first. EF Core wraps the reason, sometimes twice.</summary>
    public bool IsConflict(Exception? exception) => exception is not null && (IsConflictItself(exception) || IsConflict(exception.InnerException));

    protected abstract bool IsConflictItself(Exception exception);

    /// <summary>True when a statement waited for somebody else's lock for as long as it may.</summary>
    public bool IsLockTimeout(Exception? exception) => exception is not null && (IsLockTimeoutItself(exception) || IsLockTimeout(exception.InnerException));

    protected abstract bool IsLockTimeoutItself(Exception exception);

    public abstract void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>A context outside the container: without its interceptors, and without log lines.</summary>
    internal AppDbContext Open(string connectionString)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(ContextType))!;
        Configure(options, connectionString);
        return (AppDbContext)Activator.CreateInstance(ContextType, options.Options)!;
    }

    /// <summary>
    /// One statement that leases the rows of a queue that are longest due, and skips those that others are just leasing.
    /// It is given the time, the number of rows, the lease and its end.
    /// </summary>
    internal abstract string ClaimStatement(string table, string condition);

    /// <summary>
    /// One batch that makes a row of a key, or takes over one that has expired, and reads what there is then. It waits, but only so
    /// long, for a transaction that has just made the row. It is given user, operation, key, the time, and when a new row expires.
    /// </summary>
    internal abstract string TakeKeyStatement(string table, TimeSpan wait);

    internal abstract void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure);

    public static DatabaseProvider? Find(string? name) => string.IsNullOrEmpty(name) && Known is [var only]
        ? only
        : Known.SingleOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
}

public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>Which database system; may be left out when the solution knows only one.</summary>
    public string? Provider { get; set; }

    public string ConnectionString { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DatabaseProvider.Find(Provider) is null)
            yield return new($"The provider '{Provider}' is not one of: {string.Join(", ", DatabaseProvider.Known.Select(known => known.Name))}.", [nameof(Provider)]);
        if (string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("A connection string is required.", [nameof(ConnectionString)]);
    }
}

/// <summary>Whether the database answers.</summary>
public sealed class DatabaseHealth(AppDbContext database) : IHealthCheck
{
    /// <summary>The tag of the checks that decide whether this instance takes requests.</summary>
    public const string Ready = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
