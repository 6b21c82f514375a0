using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts.Seeding;

/// <summary>Makes accounts that need no confirmation, because whoever runs the program vouches for them.</summary>
internal sealed class ReadyAccounts(UserManager<Account> users, AppDbContext context, TimeProvider clock)
{
    public Task<Account?> Find(string email, CancellationToken cancellationToken)
    {
        var normalized = users.NormalizeEmail(email);
        return context.Set<Account>().Include(account => account.Roles).SingleOrDefaultAsync(account => account.NormalizedEmail == normalized, cancellationToken);
    }

    public async Task<Account> Make(string email, string name, string role, string password)
    {
        var now = clock.GetUtcNow();
        Account account = new() { Id = UserId.New(now), Email = email, EmailConfirmed = true, Name = name, RegisteredAt = now, Roles = [new() { Role = role }] };
        await users.CreateAsync(account, password).Succeeded();
        return account;
    }
}
