using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class IdentityPasswords(
    UserManager<Account> users, AppDbContext context, ISecurityLog log, IOptions<IdentityOptions> options, TimeProvider clock) : IPasswords
{
    private static string? _nobodysHash;
    private readonly LockoutOptions _lockout = options.Value.Lockout;

    public async Task<ActiveUser?> Check(string email, string password, CancellationToken cancellationToken)
    {
        var normalized = users.NormalizeEmail(email);
        var account = await context.Set<Account>().AsNoTracking().Include(a => a.Roles).SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellationToken);
        var isRight = IsRight(account, password);
        if (account is not { EmailConfirmed: true, LockedAt: null } || IsLockedOut(account)) return null;

        if (!isRight)
        {
            await CountMiss(account.Id, cancellationToken);
            return null;
        }

        // A new password, or a lock, that came first is seen here. One that comes now waits for our commit, meets another
        // stamp than it read, and starts again: then it also sees the session that begins here.
        var (now, stamp) = (clock.GetUtcNow(), Guid.NewGuid().ToString());
        var unchanged = await context.Set<Account>()
            .Where(a => a.Id == account.Id && a.Version == account.Version && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.ConcurrencyStamp, stamp), cancellationToken);
        if (unchanged == 0) throw new ConflictException("The account was changed while its password was checked.");
        return new(account.Id, account.Version, [.. account.Roles.Select(role => role.Role)]);
    }

    public async Task<bool> Change(UserId user, string present, string next, CancellationToken cancellationToken)
    {
        var account = await context.FindAsync<Account>([user], cancellationToken);
        var isRight = IsRight(account, present);
        if (account is null || IsLockedOut(account)) return false;

        if (!isRight)
        {
            await CountMiss(account.Id, cancellationToken);
            return false;
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, next);
        account.Version++;
        await users.UpdateSecurityStampAsync(account).Succeeded();
        return true;
    }

    public async Task<bool> Reset(UserId user, string token, string next, CancellationToken cancellationToken)
    {
        if (await context.FindAsync<Account>([user], cancellationToken) is not { } account) return false;
        if (!(await users.ResetPasswordAsync(account, token, next)).Succeeded) return false;

        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        account.Version++;
        return true;
    }

    /// <summary>One hash, whoever is asked for.</summary>
    private bool IsRight(Account? account, string password)
    {
        var hash = account?.PasswordHash ?? LazyInitializer.EnsureInitialized(ref _nobodysHash, () => users.PasswordHasher.HashPassword(null!, "nobody's password"));
        return users.PasswordHasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed && account?.PasswordHash is not null;
    }

    private bool IsLockedOut(Account account) => account.LockoutEnd > clock.GetUtcNow();

    // In the database, not on what was read: guesses that come at the same moment all count.
    private async Task CountMiss(UserId user, CancellationToken cancellationToken)
    {
        var (most, until) = (_lockout.MaxFailedAccessAttempts, clock.GetUtcNow() + _lockout.DefaultLockoutTimeSpan);
        var account = context.Set<Account>().Where(a => a.Id == user);
        await account.ExecuteUpdateAsync(
            a => a
                .SetProperty(x => x.LockoutEnd, x => x.AccessFailedCount + 1 >= most ? until : x.LockoutEnd)
                .SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1 >= most ? 0 : x.AccessFailedCount + 1),
            cancellationToken);
        if (await account.Select(a => a.AccessFailedCount).SingleAsync(cancellationToken) == 0) log.Write(SecurityEventKind.LockedOut, user);
    }
}
