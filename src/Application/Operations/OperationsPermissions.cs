using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Operations;

public static class OperationsPermissions
{
    [GrantedTo(Roles.Manager)]
    public const string Read = "operations:read";

    [GrantedTo(Roles.Manager)]
    public const string Manage = "operations:manage";
}
