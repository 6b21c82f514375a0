using System.Buffers.Text;
using System.Security.Cryptography;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using CleanTemplate.Infrastructure.Persistence.Seeding;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts.Seeding;

/// <summary>One account of each role, with a password that is told once and kept nowhere.</summary>
internal sealed class AccountSeed(ReadyAccounts accounts, AppDbContext context) : ISeed
{
    private const int PasswordBytes = 15;

    public async Task<Seeded> Plant(CancellationToken cancellationToken)
    {
        List<string> news = [];
        foreach (var role in Roles.All)
        {
            var email = $"{role}@example.com";
            if (await accounts.Find(email, cancellationToken) is not null) continue;

            var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PasswordBytes));
            await accounts.Make(email, $"The {role}", role, password);
            news.Add($"Account: {email}  password: {password}");
        }

        return new(await context.SaveChangesAsync(cancellationToken), news);
    }
}

internal sealed class FirstAdmin(ReadyAccounts ready, IAccounts accounts, IAccountLinks links, ISecurityLog log, AppDbContext context) : IFirstAdmin
{
    private const int PasswordBytes = 32;

    public async Task<Uri> Make(string email, CancellationToken cancellationToken)
    {
        var account = await ready.Find(email, cancellationToken)
            ?? await ready.Make(email, "Administrator", Roles.Admin, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)));
        if (!account.Roles.Exists(assigned => assigned.Role == Roles.Admin))
        {
            account.Roles.Add(new() { Role = Roles.Admin });
            account.Version++;
        }

        // Whoever registered the address without owning it chose that password.
        if (!account.EmailConfirmed) (account.EmailConfirmed, account.PasswordHash) = (true, null);
        log.Write(SecurityEventKind.RoleAssigned, account.Id, Roles.Admin);
        await context.SaveChangesAsync(cancellationToken);
        var address = await accounts.AddressOf(account.Id, LinkFor.PasswordReset, cancellationToken);
        return links.PasswordReset(account.Id, address!.Token);
    }
}

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
