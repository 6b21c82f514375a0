using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Catalog;

public static class ProductPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string All = "products:*";

    [GrantedTo(Roles.Admin)]
    public const string Manage = "products:manage";
}
