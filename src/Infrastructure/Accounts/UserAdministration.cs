using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class UserAdministration(AppDbContext context, TimeProvider clock) : IUserAdministration
{
    public Task<bool> AssignRole(UserId user, string role, CancellationToken cancellationToken) => Change(user, account =>
    {
        if (!account.Roles.Exists(assigned => assigned.Role == role)) account.Roles.Add(new() { Role = role });
    }, cancellationToken);

    public Task<bool> TakeRole(UserId user, string role, CancellationToken cancellationToken) =>
        Change(user, account => account.Roles.RemoveAll(assigned => assigned.Role == role), cancellationToken);

    public Task<bool> Lock(UserId user, CancellationToken cancellationToken) =>
        Change(user, account => account.LockedAt ??= clock.GetUtcNow(), cancellationToken);

    public Task<bool> Unlock(UserId user, CancellationToken cancellationToken) =>
        Change(user, account => (account.LockedAt, account.LockoutEnd, account.AccessFailedCount) = (null, null, 0), cancellationToken);

    private async Task<bool> Change(UserId user, Action<Account> change, CancellationToken cancellationToken)
    {
        if (await context.Set<Account>().Include(account => account.Roles).SingleOrDefaultAsync(account => account.Id == user, cancellationToken) is not { } account) return false;

        change(account);
        account.Version++;
        return true;
    }
}
