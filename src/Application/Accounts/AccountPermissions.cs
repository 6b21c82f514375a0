using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Accounts;

public static class AccountPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string ReadUsers = "users:read";

    [GrantedTo(Roles.Admin)]
    public const string AssignRoles = "users:assign-roles";

    [GrantedTo(Roles.Admin)]
    public const string Lock = "users:lock";
}
