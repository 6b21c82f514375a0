using CleanTemplate.Application.Common.Authorization;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Grants
{
    [Fact]
    public void An_unknown_role_may_do_nothing() => Assert.False(RoleGrants.Allow("visitor", "anything"));

    [Fact]
    public void Every_permission_a_request_requires_is_granted_to_some_role() =>
        Assert.All(Required(), permission => Assert.Contains(Roles.All, role => RoleGrants.Allow(role, permission)));

    [Fact]
    public void An_admin_may_do_everything() => Assert.All(Required(), permission => Assert.True(RoleGrants.Allow(Roles.Admin, permission)));

    [Fact]
    public void A_wildcard_stands_for_what_there_is_in_its_area()
    {
        var gardener = RoleGrants.Read([typeof(GardenPermissions), typeof(KitchenPermissions)])["gardener"];

        Assert.Equal(["garden:dig", "garden:water"], gardener.Order(StringComparer.Ordinal));
    }

    private static List<string> Required() => [.. typeof(ApplicationServices).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes(typeof(RequirePermissionAttribute), inherit: false))
        .Select(marker => ((RequirePermissionAttribute)marker).Permission)];

    private static class GardenPermissions
    {
        [GrantedTo("gardener")]
        public const string All = "garden:*";

        [GrantedTo("visitor")]
        public const string Dig = "garden:dig";

        [GrantedTo("visitor")]
        public const string Water = "garden:water";
    }

    private static class KitchenPermissions
    {
        [GrantedTo("cook")]
        public const string Cook = "gardenparty:cook";
    }
}
