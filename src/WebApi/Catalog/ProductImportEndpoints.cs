using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Catalog;

internal sealed class ProductImportEndpoints : IEndpointGroup
{
    private const int MaxFileSize = 32 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/product-imports").WithTags("Products").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        imports.MapPost("/", Import).TakesCsv(MaxFileSize, CatalogExamples.File).Refuses(409, 413, 415);
        imports.MapGet("/", List).Refuses();
        imports.MapGet("/{id}", Get).Refuses(404);
        imports.MapGet("/{import}/rejections", ListRejections).Refuses(404);
        imports.MapPost("/{id}/cancellation", Cancel).Refuses(404, 409);
    }

    [EndpointSummary("Imports products from a file")]
    [EndpointDescription("UTF-8 with a heading: the columns sku, name, price, currency and stock in any order, at most 100,000 lines. Its lines become products afterwards: `Location` says where to see that.")]
    private static async Task<Results<Accepted<Envelope<ProductImportId>>, ProblemHttpResult>> Import(
        Stream body, HttpRequest request, ICommandHandler<ImportProducts, ProductImportId> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(body), cancellationToken)).ToAccepted(request, id => $"/product-imports/{id}");

    [EndpointSummary("Lists the imports, the latest first")]
    private static async Task<Results<Ok<PageEnvelope<ProductImportDto>>, ProblemHttpResult>> List(
        [AsParameters] ListProductImports query, HttpRequest request, IQueryHandler<ListProductImports, Page<ProductImportDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Shows how far an import is")]
    private static async Task<Results<Ok<Envelope<ProductImportStateDto>>, ProblemHttpResult>> Get(
        ProductImportId id, IQueryHandler<GetProductImport, ProductImportStateDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOk();

    [EndpointSummary("Lists the lines of an import that became no product")]
    private static async Task<Results<Ok<PageEnvelope<ImportRejectionDto>>, ProblemHttpResult>> ListRejections(
        [AsParameters] ListImportRejections query, HttpRequest request, IQueryHandler<ListImportRejections, Page<ImportRejectionDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    [EndpointSummary("Calls an import off")]
    [EndpointDescription("The products that it has made so far stay.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Cancel(
        ProductImportId id, ICommandHandler<CancelProductImport, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToAccepted();
}
