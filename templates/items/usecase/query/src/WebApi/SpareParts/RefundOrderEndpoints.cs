using CleanTemplate.Application.Common;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.SpareParts;

internal sealed class RefundOrderEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGroup("/spare-parts").WithTags("SpareParts").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser)
            .MapGet("/refund-order", Ask).Refuses();

    [EndpointSummary("Refund order")]
    private static async Task<Results<Ok<Envelope<RefundOrderDto>>, ProblemHttpResult>> Ask(
        [AsParameters] RefundOrder query, IQueryHandler<RefundOrder, RefundOrderDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToOk();
}
