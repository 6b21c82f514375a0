using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Events;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence;

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
