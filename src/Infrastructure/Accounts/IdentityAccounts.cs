using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
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
