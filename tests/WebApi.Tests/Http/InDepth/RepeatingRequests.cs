using System.Net;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>What a client may send again, when it does not know whether it arrived.</summary>
public sealed class RepeatingRequests(Apis apis) : IClassFixture<Apis>
{
    private const string Runs = "/api/v1/schedules/runs-cleanup/runs";

    [Theory, OnEveryDatabase]
    public async Task What_is_sent_again_under_its_key_is_answered_as_the_first_time_and_done_once(TestDatabase database)
    {
        var api = await Idle(database);
        var manager = api.SignedIn(Roles.Manager);

        await (await manager.Post(Runs, key: "again")).Body(HttpStatusCode.Accepted);
        await (await manager.Post(Runs, key: "again")).Body(HttpStatusCode.Accepted);

        await (await manager.Post(Runs)).Refused(HttpStatusCode.Conflict, "operations.schedule_running");
        await (await manager.Post(Runs, key: "new")).Refused(HttpStatusCode.Conflict, "operations.schedule_running");
        await (await api.SignedIn(Roles.Manager).Post(Runs, key: "again")).Refused(HttpStatusCode.Conflict, "operations.schedule_running");
    }

    [Theory, OnEveryDatabase]
    public async Task A_key_is_for_one_request(TestDatabase database)
    {
        var manager = (await Idle(database)).SignedIn(Roles.Manager);
        await (await manager.Post(Runs, key: "mine")).Body(HttpStatusCode.Accepted);

        await (await manager.Post("/api/v1/schedules/jobs-cleanup/runs", key: "mine")).Refused(HttpStatusCode.UnprocessableEntity, "common.idempotency_key_reused");
    }

    [Theory, OnEveryDatabase]
    public async Task A_malformed_key_is_refused_where_one_is_taken_and_ignored_elsewhere(TestDatabase database)
    {
        var api = await Idle(database);
        var manager = api.SignedIn(Roles.Manager);
        manager.DefaultRequestHeaders.Add("Idempotency-Key", "two words");

        Assert.Equal("A key has 1 to 255 characters, each a visible one of ASCII.", await (await manager.Post(Runs)).Blames("Idempotency-Key"));
        await (await manager.GetAsync(Runs)).Body();
        await (await api.SignedIn(Roles.Manager).Post(Runs, key: new('k', 256))).Blames("Idempotency-Key");
    }

    [Theory, OnEveryDatabase]
    public async Task Every_post_says_whether_it_takes_a_key_and_why_not(TestDatabase database)
    {
        var endpoints = (await apis.On(database)).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .ToLookup(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST"));

        Assert.NotEmpty(endpoints[true]);
        Assert.All(endpoints[true], endpoint =>
        {
            var said = endpoint.Metadata.OfType<IdempotencyAttribute>().ToList();
            Assert.True(said is [TakesIdempotencyKeyAttribute or NoIdempotencyKeyAttribute { Why.Length: > 0 }], $"{endpoint}: its command carries none, or several, of [TakesIdempotencyKey] and [NoIdempotencyKey(why)].");
            Assert.True(said is [NoIdempotencyKeyAttribute] || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null, $"{endpoint}: a key belongs to a user, and anybody may send this.");
        });
        Assert.All(endpoints[false], endpoint => Assert.False(endpoint.Metadata.OfType<IdempotencyAttribute>().Any(), $"{endpoint}: only a POST needs a key to be sent again."));
    }

    [Theory, OnEveryDatabase]
    public async Task The_document_shows_the_header_where_a_key_is_taken(TestDatabase database)
    {
        await using Api development = new(await database.Create(), host => host.UseEnvironment("Development"));
        development.StartServer();
        var takers = development.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<TakesIdempotencyKeyAttribute>() is not null)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<ApiOperation>())
            .Where(operation => operation.Version.Number == 1)
            .Select(operation => operation.Id);

        var document = JsonDocument.Parse(await development.Anonymous().GetStringAsync("/openapi/v1.json")).RootElement;
        var shown = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Value.TryGetProperty("parameters", out var parameters)
                && parameters.EnumerateArray().Any(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key" && parameter.GetProperty("in").GetString() == "header"))
            .ToList();

        Assert.Equal(takers.Order(StringComparer.Ordinal), shown.Select(operation => operation.Value.GetProperty("operationId").GetString()).Order(StringComparer.Ordinal));
        Assert.All(shown, operation => Assert.All(["409", "422"], status => Assert.True(operation.Value.GetProperty("responses").TryGetProperty(status, out _))));
    }

    /// <summary>No run is waiting: this host runs nothing.</summary>
    private async Task<Api> Idle(TestDatabase database)
    {
        var api = await apis.On(database);
        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlRawAsync("DELETE FROM scheduled_runs"));
        return api;
    }
}
