using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Catalog;

public static class CatalogPermissions
{
    [GrantedTo(Roles.Staff)]
    public const string ManageProducts = "catalog.manage_products";
}
