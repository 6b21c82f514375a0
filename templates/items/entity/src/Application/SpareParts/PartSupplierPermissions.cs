using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.SpareParts;

public static class PartSupplierPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string Read = "part-suppliers:read";

    [GrantedTo(Roles.Manager)]
    public const string Manage = "part-suppliers:manage";
}
