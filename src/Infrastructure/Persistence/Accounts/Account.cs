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

/// <summary>Something that happened to an account, who did it and from where. It outlives the account.</summary>
internal sealed class SecurityEvent
{
    public const int AddressLength = 64, DetailLength = 100;

    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    public required SecurityEventKind Kind { get; init; }

    public required UserId User { get; init; }

    /// <summary>Null when nobody was signed in.</summary>
    public required UserId? By { get; init; }

    public required string Address { get; init; }

    public required string? Detail { get; init; }
}

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> happened)
    {
        happened.ToTable("security_events");
        happened.Property(e => e.Address).HasMaxLength(SecurityEvent.AddressLength);
        happened.Property(e => e.Detail).HasMaxLength(SecurityEvent.DetailLength);
        happened.HasIndex(e => new { e.User, e.At }); // the history of one user
    }
}

/// <summary>A key of ASP.NET Core Data Protection, as it writes it.</summary>
internal sealed class ProtectionKey
{
    public const int NameLength = 200, XmlLength = 8_000;

    public long Id { get; private init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("protection_keys");
        key.Property(k => k.Name).HasMaxLength(ProtectionKey.NameLength);
        key.Property(k => k.Xml).HasMaxLength(ProtectionKey.XmlLength);
    }
}
