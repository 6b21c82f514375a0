using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts;

public sealed class ManagingUsers(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Managers_find_users_by_the_beginning_of_the_address(TestDatabase database)
    {
        var api = await apis.On(database);
        var (person, manager) = (await Person.Registered(api), await Visit.OfStaff(api, Roles.Manager));
        await Person.Registered(api);

        var found = await (await manager.Client.GetAsync($"/api/v1/users?email={person.Email.Split('@')[0].ToUpperInvariant()}")).Data();
        var all = await (await manager.Client.GetAsync("/api/v1/users?pageSize=2")).Body();

        Assert.Equal(person.Email, Assert.Single(found.EnumerateArray()).GetProperty("email").GetString());
        Assert.Equal(2, all.GetProperty("data").GetArrayLength());
        Assert.InRange(all.GetProperty("meta").GetProperty("totalCount").GetInt32(), 3, int.MaxValue);
    }

    [Theory, OnEveryDatabase]
    public async Task A_locked_user_loses_access_and_an_unlocked_one_signs_in_again(TestDatabase database)
    {
        var api = await apis.On(database);
        var (person, admin) = (await Person.Registered(api), await Visit.OfStaff(api));
        var visit = await person.SignedIn();
        var user = await visit.UserId();

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.Put($"/api/v1/users/{user}/lock")).StatusCode);

        await visit.IsOver();
        Assert.True((await (await admin.Client.GetAsync($"/api/v1/users/{user}")).Data()).GetProperty("isLocked").GetBoolean());
        await (await person.SignIn()).Refused(HttpStatusCode.Unauthorized, "accounts.wrong_credentials");

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.Delete($"/api/v1/users/{user}/lock")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
        Assert.Equal(["Locked", "Unlocked"], await api.SecurityEventsOf(user));
    }

    [Theory, OnEveryDatabase]
    public async Task A_role_counts_from_the_next_refresh_and_until_it_is_taken(TestDatabase database)
    {
        var api = await apis.On(database);
        var admin = await Visit.OfStaff(api);
        var customer = await (await Person.Registered(api)).SignedIn();
        var user = await customer.UserId();
        await (await customer.Client.GetAsync("/api/v1/users")).Refused(HttpStatusCode.Forbidden, "common.permission_required");

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.Put($"/api/v1/users/{user}/roles/manager")).StatusCode);
        await customer.Ends();
        var manager = await customer.Refreshed();
        Assert.Equal(HttpStatusCode.OK, (await manager.Client.GetAsync("/api/v1/users")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.Delete($"/api/v1/users/{user}/roles/manager")).StatusCode);
        await manager.Ends();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await manager.Refreshed()).Client.GetAsync("/api/v1/users")).StatusCode);
        Assert.Equal(["RoleAssigned", "RoleTaken"], await api.SecurityEventsOf(user));
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_locks_themselves_or_changes_their_own_roles(TestDatabase database)
    {
        var admin = await Visit.OfStaff(await apis.On(database));
        var me = $"/api/v1/users/{await admin.UserId()}";

        await (await admin.Client.Put($"{me}/lock")).Refused(HttpStatusCode.UnprocessableEntity, "accounts.not_yourself");
        await (await admin.Client.Put($"{me}/roles/customer")).Refused(HttpStatusCode.UnprocessableEntity, "accounts.not_yourself");
        await (await admin.Client.Delete($"{me}/roles/admin")).Refused(HttpStatusCode.UnprocessableEntity, "accounts.not_yourself");

        await admin.Me();
    }

    [Theory, OnEveryDatabase]
    public async Task An_unknown_role_is_refused_with_those_there_are_and_an_unknown_user_is_not_found(TestDatabase database)
    {
        var api = await apis.On(database);
        var admin = await Visit.OfStaff(api);
        var users = $"/api/v1/users/{await (await (await Person.Registered(api)).SignedIn()).UserId()}";
        var nobody = $"/api/v1/users/{Guid.NewGuid()}";

        Assert.EndsWith("is not one of: admin, manager, customer.", await (await admin.Client.Put($"{users}/roles/owner")).Blames("role"), StringComparison.Ordinal);
        Assert.EndsWith("is not one of: admin, manager, customer.", await (await admin.Client.Delete($"{users}/roles/owner")).Blames("role"), StringComparison.Ordinal);
        foreach (var answer in new[]
        {
            await admin.Client.GetAsync(nobody), await admin.Client.Put($"{nobody}/lock"), await admin.Client.Delete($"{nobody}/lock"),
            await admin.Client.Put($"{nobody}/roles/manager"), await admin.Client.Delete($"{nobody}/roles/manager"),
        }) await answer.Refused(HttpStatusCode.NotFound, "accounts.user_not_found");
    }
}
