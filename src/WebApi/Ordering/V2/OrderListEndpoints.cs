using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Ordering.V2;

/// <summary>One's orders with their lines, from a cursor on, since the second version.</summary>
[ApiVersions(From = 2)]
internal sealed class OrderListEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        orders.MapGet("/", Browse).Refuses();
    }

    [EndpointSummary("Lists your orders with their lines")]
    [EndpointDescription("From a cursor on, which is good for the same `status` and `sort` only: take it from `links`.")]
    private static async Task<Results<Ok<CursorEnvelope<OrderDto>>, ProblemHttpResult>> Browse(
        [AsParameters] BrowseMyOrders query, HttpRequest request, IQueryHandler<BrowseMyOrders, CursorPage<OrderDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToCursorPage(request);
}
