using CleanTemplate.Application.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    private const int HashLength = 200, StampLength = 64;

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.Email).HasMaxLength(AccountRules.EmailLength).IsRequired();
        account.Property(a => a.NormalizedEmail).HasMaxLength(AccountRules.EmailLength).IsRequired().IsOrdinal();
        account.Property(a => a.Name).HasMaxLength(AccountRules.NameLength);
        account.Property(a => a.PasswordHash).HasMaxLength(HashLength);
        account.Property(a => a.SecurityStamp).HasMaxLength(StampLength);
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(StampLength).IsConcurrencyToken();
        account.Property(a => a.Version).IsConcurrencyToken();
        account.HasMany(a => a.Roles).WithOne().HasForeignKey(role => role.User).OnDelete(DeleteBehavior.Cascade);

        account.HasIndex(a => a.NormalizedEmail).IsUnique(); // sign-in, and the list of users

        // People sign in by address and password; a second factor would need these again.
        account.Ignore(a => a.UserName);
        account.Ignore(a => a.NormalizedUserName);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
        account.Ignore(a => a.LockoutEnabled);
    }
}
