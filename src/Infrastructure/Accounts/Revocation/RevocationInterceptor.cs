using System.Data.Common;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using CleanTemplate.Infrastructure.Signals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanTemplate.Infrastructure.Accounts.Revocation;

/// <summary>Whoever ends a session or raises the version of a user takes access away, and every instance is told: nobody can forget to.</summary>
internal sealed class RevocationInterceptor(SignalBell bell, TimeProvider clock) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private bool _isTold;

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Tell(eventData.Context!);
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Ring();
        return Task.CompletedTask;
    }

    private void Tell(DbContext context)
    {
        var now = clock.GetUtcNow();
        List<Signal> signals =
        [
            .. context.ChangeTracker.Entries<Session>()
                .Where(session => session.State == EntityState.Modified && session.Property(s => s.EndedAt).IsModified)
                .Select(session => RevocationSignals.SessionEnded(session.Entity.Id, now)),
            .. context.ChangeTracker.Entries<Account>()
                .Where(account => account.State == EntityState.Modified && account.Property(a => a.Version).IsModified)
                .Select(account => RevocationSignals.UserChanged(account.Entity.Id, account.Entity.Version, now)),
        ];
        context.AddRange(signals);
        _isTold |= signals.Count > 0;
    }

    private void Ring()
    {
        if (_isTold) bell.Ring();
        _isTold = false;
    }
}
