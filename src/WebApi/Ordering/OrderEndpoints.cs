using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Ordering;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Ordering;
using CleanTemplate.Domain.Ordering.Shipping;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CleanTemplate.WebApi.Ordering;

internal sealed class OrderEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        orders.MapGet("/{id}", Get).Refuses(404);
        orders.MapPost("/", Place).Refuses(409, 413, 415, 422);
        orders.MapPost("/{id}/payment", Pay).Refuses(404, 409, 412);
        orders.MapPost("/{id}/shipment", Ship).Refuses(404, 409, 412);
        orders.MapPost("/{id}/cancellation", Cancel).Refuses(404, 409, 412);

        var users = api.MapGroup("/users/{user}/orders").WithTags("Orders").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        users.MapGet("/", ListOfUser).Refuses();
    }

    [EndpointSummary("Shows an order")]
    private static async Task<Results<OkWithETag<OrderDto>, ProblemHttpResult>> Get(
        OrderId id, IQueryHandler<GetOrder, OrderDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOkWithETag(order => order.Version);

    [EndpointSummary("Places an order")]
    [EndpointDescription("All of it, or nothing: what is not in stock is named. Each sku stands in one item.")]
    private static async Task<Results<Created<Envelope<OrderId>>, ProblemHttpResult>> Place(
        PlaceOrder command, HttpRequest request, ICommandHandler<PlaceOrder, OrderId> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToCreated(request, id => $"/orders/{id}");

    [EndpointSummary("Asks for the payment of an order")]
    [EndpointDescription("It is collected afterwards: `Location` says where to see what becomes of it.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Pay(
        OrderId id, [FromHeader(Name = "If-Match")] ETag? ifMatch, HttpRequest request, ICommandHandler<PayOrder, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, ifMatch?.Version), cancellationToken)).ToAccepted(request, $"/orders/{id}");

    [EndpointSummary("Ships an order")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Ship(
        OrderId id, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<ShipOrder, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Cancels an order")]
    [EndpointDescription("Its pieces go back to the stock.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Cancel(
        OrderId id, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<CancelOrder, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Lists the orders of a user, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<OrderSummaryDto>>, ProblemHttpResult>> ListOfUser(
        [AsParameters] ListUserOrders query, HttpRequest request, IQueryHandler<ListUserOrders, Page<OrderSummaryDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);
}

internal sealed class OrderExamples : IExamples
{
    public IEnumerable<object> Bodies => [new PlaceOrder([new WantedItem("MUG-BLUE", Quantity: 2)], ShippingMethod.Express)];
}
