using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CleanTemplate.Architecture.Tests.Host;

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
