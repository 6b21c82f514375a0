using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class IdentityAccounts(UserManager<Account> users, AppDbContext context, TimeProvider clock) : IAccounts
{
    public async Task<(UserId User, bool WasConfirmed)> Register(string email, string name, string password, CancellationToken cancellationToken)
    {
        var account = await Accounts(email).SingleOrDefaultAsync(cancellationToken);
        // Made in any case: how long the answer takes must not tell whether the account exists.
        var hash = users.PasswordHasher.HashPassword(account!, password);
        if (account is { EmailConfirmed: true }) return (account.Id, true);

        if (account is null)
        {
            var now = clock.GetUtcNow();
            account = new() { Id = UserId.New(now), Email = email, Name = name, RegisteredAt = now, PasswordHash = hash, Roles = [new() { Role = Roles.Customer }] };
            await users.CreateAsync(account).Succeeded();
            return (account.Id, false);
        }

        (account.Email, account.Name, account.PasswordHash) = (email, name, hash);
        // Links that were sent for an earlier registration stop working.
        await users.UpdateSecurityStampAsync(account).Succeeded();
        return (account.Id, false);
    }

    public async Task<bool> Confirm(UserId user, string token, CancellationToken cancellationToken) =>
        await context.FindAsync<Account>([user], cancellationToken) is { } account && (await users.ConfirmEmailAsync(account, token)).Succeeded;

    public Task<UserId?> FindPending(string email, CancellationToken cancellationToken) =>
        Accounts(email).Where(account => !account.EmailConfirmed).Select(account => (UserId?)account.Id).SingleOrDefaultAsync(cancellationToken);

    public Task<UserId?> FindConfirmed(string email, CancellationToken cancellationToken) =>
        Accounts(email).Where(account => account.EmailConfirmed).Select(account => (UserId?)account.Id).SingleOrDefaultAsync(cancellationToken);

    public async Task<ActiveUser?> FindActive(UserId user, CancellationToken cancellationToken) => await context.Set<Account>()
        .Where(account => account.Id == user && account.LockedAt == null)
        .Select(account => new ActiveUser(account.Id, account.Version, account.Roles.Select(role => role.Role).ToList()))
        .SingleOrDefaultAsync(cancellationToken);

    public Task Rename(UserId user, string name, CancellationToken cancellationToken) => context.Set<Account>()
        .Where(account => account.Id == user)
        .ExecuteUpdateAsync(account => account.SetProperty(a => a.Name, name), cancellationToken);

    public async Task<MailAddress?> AddressOf(UserId user, LinkFor link, CancellationToken cancellationToken)
    {
        if (await context.FindAsync<Account>([user], cancellationToken) is not { } account) return null;

        var token = link switch
        {
            LinkFor.Confirmation => await users.GenerateEmailConfirmationTokenAsync(account),
            LinkFor.PasswordReset => await users.GeneratePasswordResetTokenAsync(account),
            _ => throw new ArgumentOutOfRangeException(nameof(link)),
        };
        return new(account.Email!, account.Name, token);
    }

    private IQueryable<Account> Accounts(string email)
    {
        var normalized = users.NormalizeEmail(email);
        return context.Set<Account>().Where(account => account.NormalizedEmail == normalized);
    }
}

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

/// <summary>Identity's store over our context. It leaves saving to the unit of work: one use case, one commit.</summary>
internal sealed class AccountStore : UserOnlyStore<Account, AppDbContext, UserId>
{
    public AccountStore(AppDbContext context, IdentityErrorDescriber describer) : base(context, describer) => AutoSaveChanges = false;

    // What we change we have read or added here, so it is tracked. Identity's own way writes every column, and takes an added account for one that exists.
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Task.FromResult(IdentityResult.Success);
    }
}

internal static class IdentityResults
{
    /// <summary>What the use case has checked cannot be refused here any more.</summary>
    public static async Task Succeeded(this Task<IdentityResult> work)
    {
        var result = await work;
        if (!result.Succeeded) throw new InvalidOperationException(result.ToString());
    }
}
