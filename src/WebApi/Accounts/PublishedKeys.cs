using CleanTemplate.Application.Accounts;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Accounts;

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
