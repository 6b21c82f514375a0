using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CleanTemplate.WebApi.Catalog;

internal sealed class ProductEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var products = api.MapGroup("/products").WithTags("Products").RequireRateLimiting(RateLimits.PerUser);

        products.MapGet("/", Search).CachedForAll(CatalogCopies.Policy).Refuses();
        products.MapGet("/{id}", Get).CachedForAll(CatalogCopies.Policy).Refuses(404);
        products.MapPost("/", Create).Refuses(409, 413, 415, 422);
        products.MapPut("/{id}", Replace).Refuses(404, 409, 412, 413, 415, 422);
        products.MapPatch("/{id}", Patch).TakesMergePatch<ProductPatchBody>().Refuses(404, 409, 412, 413, 415, 422);
        products.MapPut("/{id}/price", ChangePrice).Refuses(404, 409, 412, 413, 415, 422);
        products.MapPost("/{id}/restocks", Restock).Refuses(404, 409, 412, 413, 415, 422);
        products.MapDelete("/{id}", Archive).Refuses(404, 409, 412);
    }

    [EndpointSummary("Searches the products for sale")]
    [EndpointDescription("`search` is the beginning of a name, in any case. `sort` takes each field once, with a leading `-` for descending order.")]
    private static async Task<Results<Ok<PageEnvelope<ProductDto>>, ProblemHttpResult>> Search(
        [AsParameters] SearchProducts query, HttpRequest request, IQueryHandler<SearchProducts, Page<ProductDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows a product")]
    private static async Task<Results<OkWithETag<ProductDto>, ProblemHttpResult>> Get(
        ProductId id, IQueryHandler<GetProduct, ProductDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOkWithETag(product => product.Version);

    [EndpointSummary("Adds a product")]
    private static async Task<Results<Created<Envelope<ProductId>>, ProblemHttpResult>> Create(
        CreateProduct command, HttpRequest request, ICommandHandler<CreateProduct, ProductId> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToCreated(request, id => $"/products/{id}");

    [EndpointSummary("Replaces what may be changed of a product")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Replace(
        ProductId id, ProductBody body, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<ReplaceProduct, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, body.Name, body.Price, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Changes some of a product")]
    [EndpointDescription("A JSON Merge Patch (RFC 7396): what is left out stays as it is, also within `price`. Null would remove something, and nothing of a product can be removed.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Patch(
        ProductId id, ProductPatchBody body, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<PatchProduct, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, body.Name, body.Price, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Changes the price of a product")]
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePrice(
        ProductId id, PriceBody body, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<ChangePrice, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, body.Price, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Adds pieces to the stock of a product")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Restock(
        ProductId id, RestockBody body, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<RestockProduct, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, body.Quantity, ifMatch?.Version), cancellationToken)).ToNoContent();

    [EndpointSummary("Takes a product out of sale")]
    [EndpointDescription("Sent again, it is done already.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Archive(
        ProductId id, [FromHeader(Name = "If-Match")] ETag? ifMatch, ICommandHandler<ArchiveProduct, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id, ifMatch?.Version), cancellationToken)).ToNoContent();
}

public sealed record ProductBody(string Name, MoneyDto Price);

public sealed record ProductPatchBody
{
    public Maybe<string> Name { get; init; }

    public Maybe<PricePatch> Price { get; init; }
}

public sealed record PriceBody(MoneyDto Price);

public sealed record RestockBody(int Quantity);

internal sealed class CatalogExamples : IExamples
{
    public const string File = "sku,name,price,currency,stock\nMUG-GREEN,Green mug,12.50,EUR,40\nPLATE-WHITE,White plate,9.00,EUR,25\n";

    private static readonly MoneyDto Price = new(12.50m, "EUR");

    public IEnumerable<object> Bodies =>
    [
        new CreateProduct("MUG-GREEN", "Green mug", Price, Stock: 40),
        new ProductBody("Green mug, large", Price),
        new ProductPatchBody { Name = "Green mug, small", Price = new PricePatch { Amount = 9.75m } },
        new PriceBody(Price),
        new RestockBody(Quantity: 12),
    ];
}
