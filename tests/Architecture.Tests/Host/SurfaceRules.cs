using System.Text.RegularExpressions;
using CleanTemplate.Architecture.Planted.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
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

/// <summary>What every endpoint says of its refusals.</summary>
public sealed class ProblemRules
{
    private const string MediaType = "application/problem+json";

    [Fact]
    public void Every_operation_documents_its_refusals() => ComposedHost.Endpoints.Obey(RefusalsAreDocumented);

    [Fact]
    public void An_operation_that_hides_a_refusal_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(RefusalsAreDocumented, "GET /api/v1/never-invalid", "GET /api/v1/never-too-many", "GET /api/v1/never-a-stranger");

    [Fact]
    public void Every_refusal_is_a_problem() => ComposedHost.Endpoints.Obey(RefusalsAreProblems);

    [Fact]
    public void A_refusal_in_a_format_of_its_own_is_caught() =>
        RouteEndpoints.Planted.AreBlamed(RefusalsAreProblems, "GET /api/v1/own-type", "GET /api/v1/own-format");

    private static IEnumerable<Violation> RefusalsAreDocumented(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .Where(endpoint => endpoint.IsOfTheApi)
        .SelectMany(endpoint => Expected(endpoint).Except(Refusals(endpoint).Select(refusal => refusal.StatusCode)), (endpoint, status) => new Violation(
            endpoint.Caption,
            $"it may answer {status} and does not document it, so a client is not prepared. Call Refuses on it."));

    private static IEnumerable<Violation> RefusalsAreProblems(IReadOnlyCollection<RouteEndpoint> endpoints) => endpoints
        .SelectMany(Refusals, (endpoint, refusal) => (endpoint, refusal))
        .Where(answer => answer.refusal.Type != typeof(ProblemDetails) || answer.refusal.ContentTypes.Any(type => type != MediaType))
        .Select(answer => new Violation(
            answer.endpoint.Caption,
            $"its answer {answer.refusal.StatusCode} is no {MediaType}, so clients need a second way to read errors. Document it with Refuses."));

    /// <summary>Any input may be wrong and any client too fast; who must be signed in may not be.</summary>
    private static IEnumerable<int> Expected(RouteEndpoint endpoint) =>
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status429TooManyRequests,
        .. endpoint.Has<IAllowAnonymous>() ? Array.Empty<int>() : [StatusCodes.Status401Unauthorized],
    ];

    private static IEnumerable<IProducesResponseTypeMetadata> Refusals(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Where(answer => answer.StatusCode >= StatusCodes.Status400BadRequest);
}

internal static class RouteEndpoints
{
    public static IReadOnlyCollection<RouteEndpoint> Planted { get; } = OfThePlanted();

    public static IReadOnlyCollection<RouteEndpoint> Of(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    extension(RouteEndpoint endpoint)
    {
        public bool IsOfTheApi => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true };

        public string Caption => $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])} {endpoint.RoutePattern.RawText}";

        public bool Has<TMetadata>()
            where TMetadata : class => endpoint.Metadata.GetMetadata<TMetadata>() is not null;
    }

    private static IReadOnlyCollection<RouteEndpoint> OfThePlanted()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        LibraryEndpoints.Map(app);
        return Of(app);
    }
}
