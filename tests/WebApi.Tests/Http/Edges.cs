using System.Net;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Hosting;

namespace CleanTemplate.WebApi.Tests.Http;

/// <summary>What the framework itself refuses has the same error format.</summary>
public sealed class Edges(Apis apis) : IClassFixture<Apis>
{
    [Theory, OnEveryDatabase]
    public async Task An_unknown_path_is_not_found(TestDatabase database) =>
        await (await (await apis.On(database)).Anonymous().GetAsync("/api/v1/nowhere")).Refused(HttpStatusCode.NotFound, "http.not_found");

    [Theory, OnEveryDatabase]
    public async Task A_wrong_method_is_told_the_right_ones(TestDatabase database)
    {
        var answer = await (await apis.On(database)).Anonymous().Post("/api/v1/about");

        var problem = await answer.Refused(HttpStatusCode.MethodNotAllowed, "http.method_not_allowed");
        Assert.Equal("This takes GET.", problem.GetProperty("detail").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task A_healthy_instance_is_alive_and_ready(TestDatabase database)
    {
        var client = (await apis.On(database)).Anonymous();

        Assert.Equal("Healthy", (await (await client.GetAsync("/health/live")).Body()).GetProperty("status").GetString());
        var checks = (await (await client.GetAsync("/health/ready")).Body()).GetProperty("checks");
        Assert.Contains("database", checks.EnumerateObject().Select(check => check.Name));
        Assert.All(checks.EnumerateObject(), check => Assert.Equal("Healthy", check.Value.GetString()));
    }

    [Theory, OnEveryDatabase]
    public async Task Without_its_database_an_instance_is_alive_but_not_ready(TestDatabase database)
    {
        var own = await database.Create();
        await using Api api = new(own);
        api.StartServer();
        await own.With(async (AppDbContext context) => await context.Database.EnsureDeletedAsync());

        await (await api.Anonymous().GetAsync("/health/live")).Body();
        var ready = await (await api.Anonymous().GetAsync("/health/ready")).Body(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("Unhealthy", ready.GetProperty("checks").GetProperty("database").GetString());
    }

    [Theory, OnEveryDatabase]
    public async Task Too_many_requests_are_told_when_to_come_back(TestDatabase database)
    {
        await using Api narrow = new(await database.Create(), host => host.UseSetting("RateLimits:RequestsPerSecond", "1").UseSetting("RateLimits:Burst", "1"));
        narrow.StartServer();
        var client = narrow.Anonymous();

        await (await client.GetAsync("/api/v1/about")).Body();
        var answer = await client.GetAsync("/api/v1/about");

        await answer.Refused(HttpStatusCode.TooManyRequests, "http.too_many_requests");
        Assert.Equal(1, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }

    [Theory, OnEveryDatabase]
    public async Task There_is_no_open_api_document_outside_development(TestDatabase database) =>
        await (await (await apis.On(database)).Anonymous().GetAsync("/openapi/v1.json")).Refused(HttpStatusCode.NotFound, "http.not_found");
}
