using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    internal abstract void AddContext(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure);

    public static DatabaseProvider? Find(string? name) => string.IsNullOrEmpty(name) && Known is [var only]
        ? only
        : Known.SingleOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
}
