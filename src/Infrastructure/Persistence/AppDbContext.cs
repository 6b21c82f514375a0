using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Events;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>The model, the same for every provider. Its tables are the entity configurations of this assembly.</summary>
public abstract class AppDbContext(DbContextOptions options) : DbContext(options)
{
    private const int EnumNameLength = 32;

    /// <summary>How an id is stored: an open generic value converter.</summary>
    protected abstract Type IdConverter { get; }

    /// <summary>The collation that compares text byte by byte, so that an index serves prefixes and sorting.</summary>
    protected abstract string OrdinalCollation { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.IsOrdinal))
            property.SetCollation(OrdinalCollation);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(18, 2);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumNameLength);
        foreach (var id in typeof(IId<>).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(IsId)))
            configurationBuilder.Properties(id).HaveConversion(IdConverter.MakeGenericType(id));
    }

    private static bool IsId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IId<>);
}

internal sealed class UnitOfWork(AppDbContext context, DatabaseProvider provider, Outbox outbox, CommitBells bells) : IUnitOfWork
{
    public async Task<Result<T>> Run<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        // A second attempt must see the rows as they are now, not as the first one read them.
        context.ChangeTracker.Clear();
        outbox.Forget();
        bells.Forget();
        // The whole transaction is repeated on a conflict: a savepoint would be a round trip for nothing.
        context.Database.AutoSavepointsEnabled = false;

        return await Commit(work, cancellationToken);
    }

    private async Task<Result<T>> Commit<T>(Func<CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(cancellationToken);
            if (result.Error is { LeavesTrace: false }) return result;

            outbox.Fill();
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            bells.Ring();
            return result;
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || provider.IsConflict(exception))
        {
            throw new ConflictException("Another write came first.", exception);
        }
    }
}
