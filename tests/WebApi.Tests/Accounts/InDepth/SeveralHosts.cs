using System.Net;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

/// <summary>Two hosts on one database: what happens on the one counts on the other.</summary>
public sealed class SeveralHosts
{
    [Theory, OnEveryDatabase]
    public async Task Signing_out_on_one_ends_access_on_both(TestDatabase database)
    {
        await using var here = Api.Started(await database.Create());
        await using var there = Api.Started(here.Database, leavesDatabase: true);
        var person = await Person.Registered(here);
        var (visit, stays) = (await person.SignedIn(), await person.SignedIn());
        Assert.Equal(HttpStatusCode.OK, (await visit.On(there).GetAsync("/api/v1/accounts/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await visit.On(there).Delete("/api/v1/sessions/current")).StatusCode);

        await Task.WhenAll(visit.EndsOn(here), visit.EndsOn(there));
        Assert.Equal(HttpStatusCode.OK, (await stays.On(here).GetAsync("/api/v1/accounts/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stays.On(there).GetAsync("/api/v1/accounts/me")).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task Locking_on_one_ends_access_on_both(TestDatabase database)
    {
        await using var here = Api.Started(await database.Create());
        await using var there = Api.Started(here.Database, leavesDatabase: true);
        var (visit, admin) = (await (await Person.Registered(here)).SignedIn(), await Visit.OfStaff(here));
        var user = await visit.UserId();
        Assert.Equal(HttpStatusCode.OK, (await visit.On(there).GetAsync("/api/v1/accounts/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.On(there).Put($"/api/v1/users/{user}/lock")).StatusCode);

        await Task.WhenAll(visit.EndsOn(here), visit.EndsOn(there));
    }

    [Theory, OnEveryDatabase]
    public async Task The_link_that_one_mails_works_on_the_other(TestDatabase database)
    {
        await using var here = Api.Started(await database.Create());
        await using var there = Api.Started(here.Database, leavesDatabase: true);
        var person = Person.New(here);
        await person.Register();

        Assert.Equal(HttpStatusCode.NoContent, (await (person with { Api = there }).Confirm()).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await person.SignIn()).StatusCode);
    }
}
