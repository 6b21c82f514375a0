using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>The access table: every endpoint of the running host, and what it answers each role.</summary>
public sealed class WhoMayDoWhat(AccessApis apis) : IClassFixture<AccessApis>
{
    private static readonly List<AccessRow> Table = [.. AccessRows.OfAllAreas.SelectMany(area => area.Rows)];

    [Theory, OnEveryDatabase]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint(TestDatabase database)
    {
        var endpoints = EndpointsOf(await apis.On(database)).Select(AccessApis.NameOf).Distinct();

        Assert.Equal(endpoints.Order(StringComparer.Ordinal), Table.Select(row => row.Endpoint).Order(StringComparer.Ordinal));
    }

    /// <summary>So that a row that passes in one version speaks for all of them.</summary>
    [Theory, OnEveryDatabase]
    public async Task An_operation_asks_the_same_of_its_callers_in_every_version(TestDatabase database)
    {
        var operations = EndpointsOf(await apis.On(database)).GroupBy(AccessApis.NameOf, RuleOf).ToList();

        Assert.All(operations, rules => Assert.Single(rules.Distinct()));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_role_is_answered_as_the_table_says(TestDatabase database)
    {
        var api = await apis.On(database);
        var cast = await Cast.On(api);
        var permissions = EndpointsOf(api).GroupBy(AccessApis.NameOf, endpoint => endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()?.Permission)
            .ToDictionary(operation => operation.Key, operation => operation.First());
        List<string> wrong = [];

        foreach (var row in Table)
        {
            foreach (var (role, outcome) in row.Outcomes)
            {
                using var request = await row.Request(await cast.NewScene());
                using var client = await cast.As(role);
                using var answer = await client.SendAsync(request);
                if (await Fault(answer, row.Endpoint, outcome, permissions.GetValueOrDefault(row.Endpoint)) is { } fault)
                    wrong.Add($"{row.Endpoint} as {role}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<string?> Fault(HttpResponseMessage answer, string endpoint, Outcome expected, string? permission)
    {
        var (status, body) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        if (!expected.Is(status)) return $"expected {expected}, got {status}: {body}";
        if (!answer.Headers.TryGetValues(AccessApis.Reached, out var reached) || reached.Single() != endpoint) return "the request of the row goes elsewhere.";
        if (expected.Refusal is null) return null;

        var problem = JsonDocument.Parse(body).RootElement;
        var (code, detail) = (problem.GetProperty("code").GetString()!, problem.GetProperty("detail").GetString()!);
        return expected.Refusal switch
        {
            401 when code != "common.sign_in_required" => $"a strange refusal: {body}",
            403 when permission is null || !detail.Contains($"'{permission}'", StringComparison.Ordinal) => $"the permission {permission} is not named: {body}",
            404 when !code.EndsWith("_not_found", StringComparison.Ordinal) => $"a strange refusal: {body}",
            _ => null,
        };
    }

    private static string RuleOf(RouteEndpoint endpoint) => string.Join(
        ' ',
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single(),
        endpoint.RoutePattern.RawText![(endpoint.Metadata.GetMetadata<ApiOperation>()?.Version.Path.Length ?? 0)..],
        endpoint.Metadata.GetMetadata<AccessAttribute>(),
        endpoint.Metadata.GetMetadata<RequirePermissionAttribute>()?.Permission,
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count,
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
        endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName);

    /// <summary>All but what the machines that run the host ask.</summary>
    private static IEnumerable<RouteEndpoint> EndpointsOf(Api api) => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith(Health.Path, StringComparison.Ordinal));
}
