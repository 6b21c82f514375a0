using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Ordering;

public static class OrderingPermissions
{
    [GrantedTo(Roles.Customer)]
    public const string PlaceOrders = "ordering.place_orders";

    /// <summary>To see, ship and cancel the orders of everybody.</summary>
    [GrantedTo(Roles.Staff)]
    public const string ManageOrders = "ordering.manage_orders";

    /// <summary>Whose orders the user may touch: null stands for everybody's.</summary>
    internal static UserId? OrdersWithinReach(this ICurrentUser user) => user.May(ManageOrders) ? null : user.Id;
}
