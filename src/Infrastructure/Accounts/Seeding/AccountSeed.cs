using System.Buffers.Text;
using System.Security.Cryptography;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Seeding;

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
