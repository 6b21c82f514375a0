using CleanTemplate.Application.About;
using CleanTemplate.Application.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.About;

internal sealed class AboutEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var about = api.MapGroup("/about").WithTags("About").RequireRateLimiting(RateLimits.PerUser);

        about.MapGet("/", Get).CachedForAll(copy => copy.Expire(TimeSpan.FromMinutes(1))).Refuses();
    }

    [EndpointSummary("Says what is running here")]
    private static async Task<Results<Ok<Envelope<AboutDto>>, ProblemHttpResult>> Get(
        IQueryHandler<GetAbout, AboutDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToOk();
}
