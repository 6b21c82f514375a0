using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Payments;

public static class PaymentPermissions
{
    /// <summary>To see what is being paid, and to look after what went wrong.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Manage = "payments:manage";
}
