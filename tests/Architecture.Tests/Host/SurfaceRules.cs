using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>What every endpoint of the host has. One that is no part of the API says so: ExcludeFromDescription.</summary>
public sealed partial class SurfaceRules
{
    [Fact]
    public void Every_route_of_the_api_has_a_version() => ComposedHost.Endpoints.Obey(RoutesHaveAVersion);

    [Fact]
    public void A_route_without_a_version_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(RoutesHaveAVersion, "GET /api/unversioned", "GET /api/vacations/", "GET /elsewhere/api/v1/");

    [Fact]
    public void Every_endpoint_says_who_may_call_it() => ComposedHost.Endpoints.Obey(AccessIsDecided);

    [Fact]
    public void An_endpoint_that_forgot_who_may_call_it_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(AccessIsDecided, "GET /api/v1/undecided", "GET /undecided");

    [Fact]
    public void Every_endpoint_has_a_rate_limit() => ComposedHost.Endpoints.Obey(CallsAreLimited);

    [Fact]
    public void An_endpoint_that_anybody_may_flood_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(CallsAreLimited, "GET /api/v1/unlimited", "GET /api/v1/freed", "GET /unlimited");

    [Fact]
    public void Every_operation_has_a_name_of_its_own() => ComposedHost.Endpoints.Obey(NamesAreUnique);

    [Fact]
    public void An_operation_without_a_name_of_its_own_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(NamesAreUnique, "GET /api/v1/nameless", "GET /api/v1/first", "GET /api/v1/second");

    private static IEnumerable<Violation> RoutesHaveAVersion(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.IsOfTheApi)
        .Where(endpoint => !Versioned().IsMatch(endpoint.RoutePattern.RawText!))
        .Select(endpoint => new Violation(
            endpoint.Caption,
            "its route has no version, so it can never change without breaking a client. Map it in an IEndpointGroup, below /api/v1."));

    private static IEnumerable<Violation> AccessIsDecided(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => !endpoint.Has<IAllowAnonymous>() && !endpoint.Has<IAuthorizeData>())
        .Select(endpoint => new Violation(
            endpoint.Caption,
            "nobody decided who may call it, so anybody may. Put the rule on its request, or AllowAnonymous on what is no part of the API."));

    private static IEnumerable<Violation> CallsAreLimited(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => (Limited: endpoint.Has<EnableRateLimitingAttribute>(), Freed: endpoint.Has<DisableRateLimitingAttribute>()) switch
        {
            (Limited: true, Freed: false) => false,
            (Limited: _, Freed: true) => endpoint.IsOfTheApi,
            _ => true,
        })
        .Select(endpoint => new Violation(
            endpoint.Caption,
            "it has no rate limit, so one client can take the whole server. " +
            "Call RequireRateLimiting on its group, or DisableRateLimiting on what is no part of the API."));

    private static IEnumerable<Violation> NamesAreUnique(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.IsOfTheApi)
        .GroupBy(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
        .Where(operation => operation.Key is null || operation.Count() > 1)
        .SelectMany(operation => operation, (operation, endpoint) => new Violation(
            endpoint.Caption,
            $"its operation id is {operation.Key ?? "missing"}, and generated clients name their methods by it. " +
            "Give it a request of its own, whose name it takes."));

    [GeneratedRegex("^/api/v[0-9]+/", RegexOptions.NonBacktracking)]
    private static partial Regex Versioned();
}
