using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Ordering;

public static class OrderPermissions
{
    [GrantedTo(Roles.Customer)]
    public const string Place = "orders:place";

    /// <summary>To see everybody's.</summary>
    [GrantedTo(Roles.Manager)]
    public const string ReadAll = "orders:read-all";

    [GrantedTo(Roles.Manager)]
    public const string Ship = "orders:ship";

    /// <summary>To cancel anybody's.</summary>
    [GrantedTo(Roles.Manager)]
    public const string CancelAll = "orders:cancel-all";

    /// <summary>Whose orders the user may touch: null stands for everybody's.</summary>
    internal static UserId? Reach(this ICurrentUser user, string permission) => user.May(permission) ? null : user.Id;
}
