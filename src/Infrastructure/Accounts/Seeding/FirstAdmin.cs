using System.Security.Cryptography;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Persistence;

namespace CleanTemplate.Infrastructure.Accounts.Seeding;

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
