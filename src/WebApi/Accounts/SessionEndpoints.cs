using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class SessionEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Sessions").RequireRateLimiting(RateLimits.PerUser);

        sessions.MapPost("/", SignIn).HoldsSecrets().RequireRateLimiting(RateLimits.Credentials).Refuses(401, 409, 413, 415, 429);
        sessions.MapPost("/refresh", Refresh).HoldsSecrets().RequireRateLimiting(RateLimits.Credentials).Refuses(401, 409, 413, 415, 429);

        var mine = sessions.MapGroup("/").RequireAuthorization();

        mine.MapGet("/", ListMine).Refuses();
        mine.MapDelete("/", SignOutEverywhere).Refuses(409);
        mine.MapDelete("/current", SignOut).Refuses(409);
        mine.MapDelete("/{id}", End).Refuses(404, 409);
    }

    [EndpointSummary("Signs in")]
    [EndpointDescription("Answers an access token, which goes into the header `Authorization` as `Bearer TOKEN`, and a refresh token, good once, for the next pair.")]
    private static async Task<Results<Ok<Envelope<SignedInDto>>, ProblemHttpResult>> SignIn(
        SignIn command, ICommandHandler<SignIn, SignedInDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToOk();

    [EndpointSummary("Trades a refresh token for a new pair of tokens")]
    [EndpointDescription("A refresh token that comes a second time ends its session.")]
    private static async Task<Results<Ok<Envelope<SignedInDto>>, ProblemHttpResult>> Refresh(
        RefreshSession command, ICommandHandler<RefreshSession, SignedInDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToOk();

    [EndpointSummary("Lists where you are signed in, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<SessionDto>>, ProblemHttpResult>> ListMine(
        [AsParameters] ListMySessions query, HttpRequest request, IQueryHandler<ListMySessions, Page<SessionDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Signs out")]
    private static async Task<Results<NoContent, ProblemHttpResult>> SignOut(
        ICommandHandler<SignOut, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToNoContent();

    [EndpointSummary("Signs out everywhere")]
    private static async Task<Results<NoContent, ProblemHttpResult>> SignOutEverywhere(
        ICommandHandler<SignOutEverywhere, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToNoContent();

    [EndpointSummary("Ends one of your sessions")]
    private static async Task<Results<NoContent, ProblemHttpResult>> End(
        SessionId id, ICommandHandler<EndSession, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToNoContent();
}

/// <summary>Where the request at hand comes from; nowhere, where there is none.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller
{
    public string Address => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    public string UserAgent => accessor.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";

    public SessionId Session => SessionId.TryParse(accessor.HttpContext?.User.FindFirst("sid")?.Value, null, out var session)
        ? session
        : throw new InvalidOperationException("Nobody is signed in.");
}

/// <summary>Where other services find the keys to verify our tokens with.</summary>
internal sealed class PublishedKeys : IRootEndpoints
{
    public void Map(IEndpointRouteBuilder root) =>
        root.MapGet("/.well-known/jwks.json", Get).AllowAnonymous().RequireRateLimiting(RateLimits.PerUser).ExcludeFromDescription();

    private static ContentHttpResult Get(IPublishedKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Content(keys.JsonWebKeySet(), "application/jwk-set+json");
    }
}
