using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Grants
{
    [Fact]
    public void An_unknown_role_may_do_nothing() => Assert.False(RoleGrants.Allow("visitor", "anything"));

    [Fact]
    public void Every_permission_a_request_requires_is_granted_to_some_role()
    {
        var required = typeof(ApplicationServices).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RequirePermissionAttribute), inherit: false))
            .Select(marker => ((RequirePermissionAttribute)marker).Permission);

        Assert.All(required, permission => Assert.Contains(Roles(), role => RoleGrants.Allow(role, permission)));
    }

    private static string[] Roles() => [Accounts.Roles.Customer, Accounts.Roles.Staff];
}
