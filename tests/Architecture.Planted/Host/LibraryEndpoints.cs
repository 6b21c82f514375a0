using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace CleanTemplate.Architecture.Planted.Host;

/// <summary>Endpoints with one mistake each, named by their paths; the first four have none.</summary>
public static class LibraryEndpoints
{
    private const string Policy = "readers";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/books", () => "").WithName("ListBooks").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v2/loans", () => "").WithName("ListLoans").RequireAuthorization().RequireRateLimiting(Policy).Problems(400, 401, 429);
        app.MapGet("/status", () => "").ExcludeFromDescription().AllowAnonymous().DisableRateLimiting();
        app.MapGet("/version", () => "").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(Policy);

        app.MapGet("/api/unversioned", () => "").WithName("Unversioned").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/vacations/", () => "").WithName("Vacations").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/elsewhere/api/v1/", () => "").WithName("Elsewhere").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);

        app.MapGet("/api/v1/undecided", () => "").WithName("Undecided").RequireRateLimiting(Policy).Problems(400, 401, 429);
        app.MapGet("/undecided", () => "").ExcludeFromDescription().DisableRateLimiting();

        app.MapGet("/api/v1/unlimited", () => "").WithName("Unlimited").AllowAnonymous().Problems(400, 429);
        app.MapGet("/api/v1/freed", () => "").WithName("Freed").AllowAnonymous().RequireRateLimiting(Policy).DisableRateLimiting().Problems(400, 429);
        app.MapGet("/unlimited", () => "").ExcludeFromDescription().AllowAnonymous();

        app.MapGet("/api/v1/never-invalid", () => "").WithName("NeverInvalid").AllowAnonymous().RequireRateLimiting(Policy).Problems(429);
        app.MapGet("/api/v1/never-too-many", () => "").WithName("NeverTooMany").AllowAnonymous().RequireRateLimiting(Policy).Problems(400);
        app.MapGet("/api/v1/never-a-stranger", () => "").WithName("NeverAStranger").RequireAuthorization().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/own-format", () => "").WithName("OwnFormat").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429)
            .Produces<string>(StatusCodes.Status404NotFound, "application/problem+json");
        app.MapGet("/api/v1/own-type", () => "").WithName("OwnType").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429)
            .Produces<ProblemDetails>(StatusCodes.Status404NotFound, "application/json");

        app.MapGet("/api/v1/nameless", () => "").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/first", () => "").WithName("Twin").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
        app.MapGet("/api/v1/second", () => "").WithName("Twin").AllowAnonymous().RequireRateLimiting(Policy).Problems(400, 429);
    }

    private static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }
}
