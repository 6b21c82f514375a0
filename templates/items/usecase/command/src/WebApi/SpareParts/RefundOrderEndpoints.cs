using CleanTemplate.Application.Common;
using CleanTemplate.Application.SpareParts;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.SpareParts;

internal sealed class RefundOrderEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGroup("/spare-parts").WithTags("SpareParts").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser)
            .MapPost("/refund-order", Send).Refuses(409, 413, 415, 422);

    [EndpointSummary("Refund order")]
    private static async Task<Results<Ok<Envelope<RefundOrderDto>>, ProblemHttpResult>> Send(
        RefundOrder command, ICommandHandler<RefundOrder, RefundOrderDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToOk();
}

internal sealed class RefundOrderExamples : IExamples
{
    public IEnumerable<object> Bodies => [new RefundOrder("As agreed by phone.")];
}
