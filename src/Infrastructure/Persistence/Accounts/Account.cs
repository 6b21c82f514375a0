using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

/// <summary>A user as ASP.NET Core Identity keeps it, with what it does not know.</summary>
internal sealed class Account : IdentityUser<UserId>
{
    public required string Name { get; set; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When staff locked it. Wrong passwords lock it by <see cref="IdentityUser{TKey}.LockoutEnd"/>, which ends by itself and leaves sessions alone.</summary>
    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Access tokens carry it. Raising it takes all of them back.</summary>
    public long Version { get; set; } = 1;

    public List<AccountRole> Roles { get; init; } = [];
}

internal sealed class AccountRole
{
    public const int RoleLength = 32;

    public UserId User { get; init; }

    public required string Role { get; init; }
}

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

internal sealed class AccountRoleConfiguration : IEntityTypeConfiguration<AccountRole>
{
    public void Configure(EntityTypeBuilder<AccountRole> role)
    {
        role.ToTable("account_roles");
        role.HasKey(r => new { r.User, r.Role });
        role.Property(r => r.Role).HasMaxLength(AccountRole.RoleLength);
    }
}
