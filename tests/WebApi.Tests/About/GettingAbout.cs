using CleanTemplate.Application.About;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.About;

public sealed class GettingAbout(Apis apis)
{
    [Theory, OnEveryDatabase]
    public async Task Anybody_learns_what_runs_here(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        var about = await (await client.GetAsync("/api/v1/about")).Data();

        Assert.Equal(typeof(Program).Assembly.GetName().Name, about.GetProperty("name").GetString());
        Assert.Equal("Testing", about.GetProperty("environment").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+", about.GetProperty("version").GetString());
    }
}

internal sealed class AboutAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<GetAbout>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/about"))),
    ];
}
