using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>How often one may ask, and how long it may take.</summary>
public sealed class Limits
{
    private static readonly (string, string)[] One = [("RateLimits:RequestsPerSecond", "1"), ("RateLimits:Burst", "1")];

    [Theory, OnEveryDatabase]
    public async Task Too_many_requests_are_told_when_to_come_back(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), One);
        var client = api.Anonymous();

        await (await client.GetAsync("/api/v1/about")).Body();
        var answer = await client.GetAsync("/api/v1/about");

        var problem = await answer.Refused(HttpStatusCode.TooManyRequests, "http.too_many_requests");
        Assert.Equal("Too many requests. Try again in 1 s.", problem.GetProperty("detail").GetString());
        Assert.Equal(1, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Equal(("\"per-user\";q=1;w=1", "\"per-user\";r=0;t=1"), Told(answer));
        for (var ask = 0; ask < 5; ask++) await (await client.GetAsync("/health/live")).Body();
    }

    [Theory, OnEveryDatabase]
    public async Task Every_answer_of_a_limited_endpoint_says_what_is_left(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), ("RateLimits:RequestsPerSecond", "1"), ("RateLimits:Burst", "100"), ("TimeLimits:Request", "00:00:00.2"));
        var client = api.Anonymous();
        var left = 100;

        foreach (var (path, status) in new[] { ("/api/v1/about", 200), ("/specimens?color=green", 400), ("/specimens/fault", 500), ("/specimens/stuck", 504) })
        {
            var answer = await client.GetAsync(path);

            Assert.Equal(status, (int)answer.StatusCode);
            var (policy, standing) = Told(answer);
            Assert.Equal("\"per-user\";q=100;w=100", policy);
            Assert.Matches($"^\"per-user\";r=(99|{--left}|{left + 1});t=[1-4]$", standing);
        }

        Assert.False((await client.GetAsync("/health/live")).Headers.Contains("RateLimit"));
    }

    [Theory, OnEveryDatabase]
    public async Task Who_shows_credentials_has_a_stricter_limit(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), ("RateLimits:CredentialsPerSecond", "1"), ("RateLimits:CredentialsBurst", "2"));
        var client = api.SignedIn(Roles.Customer);

        Assert.Equal("\"credentials\";q=2;w=2", Told(await client.Post("/specimens/key")).Policy);
        await client.Post("/specimens/key");

        await (await api.SignedIn(Roles.Customer).Post("/specimens/key")).Refused(HttpStatusCode.TooManyRequests, "http.too_many_requests");
        await (await client.GetAsync("/api/v1/about")).Body();
    }

    [Theory, OnEveryDatabase]
    public async Task Users_and_networks_are_counted_each_for_itself(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), [.. One, ("Proxies:Known:0", "127.0.0.1")]);
        var somebody = Api.NewUser();

        Assert.Equal(200, await From("192.0.2.1"));
        Assert.Equal(429, await From("192.0.2.1"));
        Assert.Equal(200, await From("192.0.2.2"));
        Assert.Equal(200, await From("2001:db8:0:1::1"));
        Assert.Equal(429, await From("2001:db8:0:1:ffff::2"));
        Assert.Equal(200, await From("2001:db8:0:2::1"));
        Assert.Equal(HttpStatusCode.OK, (await api.SignedIn(Roles.Customer, somebody).GetAsync("/api/v1/about")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await api.SignedIn(Roles.Manager, somebody).GetAsync("/api/v1/about")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.SignedIn(Roles.Customer).GetAsync("/api/v1/about")).StatusCode);

        async Task<int> From(string address)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/about") { Headers = { { "X-Forwarded-For", address } } };
            return (int)(await api.Anonymous().SendAsync(request)).StatusCode;
        }
    }

    [Theory, OnEveryDatabase]
    public async Task Only_so_many_are_told_apart(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), [.. One, ("RateLimits:Partitions", "1")]);

        Assert.Equal(HttpStatusCode.OK, (await api.SignedIn(Roles.Customer).GetAsync("/api/v1/about")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await api.SignedIn(Roles.Customer).GetAsync("/api/v1/about")).StatusCode);
        // No crowd of users takes the place of strangers, nor the other way round.
        Assert.Equal(HttpStatusCode.OK, (await api.Anonymous().GetAsync("/api/v1/about")).StatusCode);
    }

    [Theory, OnEveryDatabase]
    public async Task What_takes_too_long_is_called_off(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), ("TimeLimits:Request", "00:00:00.2"));

        foreach (var path in (string[])["/specimens/stuck", "/specimens/stuck-driver"])
        {
            var problem = await (await api.Anonymous().GetAsync(path)).Refused(HttpStatusCode.GatewayTimeout, "http.gateway_timeout");
            Assert.Equal("This took too long and was called off.", problem.GetProperty("detail").GetString());
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_large_file_may_take_longer(TestDatabase database)
    {
        await using var api = Specimens.In(await database.Create(), ("TimeLimits:Request", "00:00:00.2"), ("TimeLimits:Upload", "00:00:10"));

        await (await api.Anonymous().PostAsync("/specimens/upload", new SlowContent(["a slow ", "file"], pause: TimeSpan.FromSeconds(0.6)))).Body();
    }

    private static (string Policy, string Standing) Told(HttpResponseMessage answer) =>
        (Assert.Single(answer.Headers.GetValues("RateLimit-Policy")), Assert.Single(answer.Headers.GetValues("RateLimit")));
}
