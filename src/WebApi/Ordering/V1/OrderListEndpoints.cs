using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Ordering.V1;

/// <summary>One's orders by page, until the second version.</summary>
[ApiVersions(Until = 1)]
internal sealed class OrderListEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        orders.MapGet("/", ListMine).Refuses();
    }

    [EndpointSummary("Lists your orders, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<OrderSummaryDto>>, ProblemHttpResult>> ListMine(
        [AsParameters] ListMyOrders query, HttpRequest request, IQueryHandler<ListMyOrders, Page<OrderSummaryDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);
}
