using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Operations;

public static class OperationsPermissions
{
    /// <summary>To see what the application does by itself, and what failed.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Read = "operations:read";

    /// <summary>To start it, stop it, and send it on its way again.</summary>
    [GrantedTo(Roles.Manager)]
    public const string Manage = "operations:manage";
}
