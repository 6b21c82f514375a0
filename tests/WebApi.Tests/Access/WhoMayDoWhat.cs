using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
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
                using var request = await row.Request(new(cast));
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

/// <summary>What one endpoint answers each role, and how it is asked: with a valid request, on data made for it.</summary>
internal sealed record AccessRow(string Endpoint, IReadOnlyList<(Role Role, Outcome Outcome)> Outcomes, Func<Scene, Task<HttpRequestMessage>> Request);

/// <summary>What a request is made with; where what it asks for belongs to somebody, it belongs to the customer.</summary>
internal sealed record Scene(Cast Cast)
{
    public Api Api => Cast.Api;

    public UserId Customer => Cast.IdOf(Role.Customer);

    public Task<HttpClient> AsCustomer() => Cast.As(Role.Customer);

    public Task<HttpClient> AsManager() => Cast.As(Role.Manager);
}

internal enum Role
{
    Anonymous,
    Customer,

    /// <summary>Another customer.</summary>
    Other,
    Manager,
    Admin,
}

/// <summary>A refusal with this status, or any success.</summary>
internal readonly record struct Outcome(int? Refusal)
{
    public static implicit operator Outcome(int refusal) => new(refusal);

    public bool Is(int status) => Refusal is { } refusal ? status == refusal : status is >= 200 and < 300;

    public override string ToString() => Refusal?.ToString() ?? "a success";
}

/// <summary>What a business area answers to whom: each area has one such class, found by scanning, and every endpoint one row.</summary>
internal abstract class AccessRows
{
    public static IReadOnlyList<AccessRows> OfAllAreas { get; } =
    [
        .. typeof(AccessRows).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AccessRows))).Select(type => (AccessRows)Activator.CreateInstance(type)!),
    ];

    public abstract IEnumerable<AccessRow> Rows { get; }

    /// <summary>Settings without which the host would not answer as the rows say.</summary>
    public virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal);

    protected static Outcome Passes => new(null);

    protected static AccessRow Row<TRequest>(
        Outcome anonymous, Outcome customer, Outcome other, Outcome manager, Outcome admin, Func<Scene, Task<HttpRequestMessage>> request) =>
        Row(typeof(TRequest).Name, anonymous, customer, other, manager, admin, request);

    /// <summary>For an endpoint that handles no request of ours, by its route.</summary>
    protected static AccessRow Row(
        string endpoint, Outcome anonymous, Outcome customer, Outcome other, Outcome manager, Outcome admin, Func<Scene, Task<HttpRequestMessage>> request) =>
        new(endpoint, [(Role.Anonymous, anonymous), (Role.Customer, customer), (Role.Other, other), (Role.Manager, manager), (Role.Admin, admin)], request);

    protected static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    protected static HttpRequestMessage Post(string path, object? body = null) => With(HttpMethod.Post, path, body);

    protected static HttpRequestMessage Put(string path, object? body = null) => With(HttpMethod.Put, path, body);

    protected static HttpRequestMessage Patch(string path, object? body = null) => With(HttpMethod.Patch, path, body);

    protected static HttpRequestMessage Delete(string path) => With(HttpMethod.Delete, path, null);

    protected static Func<Scene, Task<HttpRequestMessage>> Always(Func<HttpRequestMessage> request) => _ => Task.FromResult(request());

    // Whichever version there is: these rows are about who may.
    private static HttpRequestMessage With(HttpMethod method, string path, object? body) =>
        new(method, path) { Content = body is null ? null : JsonContent.Create(body), Headers = { IfMatch = { EntityTagHeaderValue.Any } } };
}
