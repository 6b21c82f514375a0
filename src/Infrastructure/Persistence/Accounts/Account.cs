using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Identity;

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
