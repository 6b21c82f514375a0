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

        imports.MapPost("/", Import).TakesCsv(MaxFileSize).Refuses(409, 413, 415);
        imports.MapGet("/", List).Refuses();
        imports.MapGet("/{id}", Get).Refuses(404);
        imports.MapGet("/{import}/rejections", ListRejections).Refuses(404);
        imports.MapPost("/{id}/cancellation", Cancel).Refuses(404, 409);
    }

    private static async Task<Results<Accepted<Envelope<ProductImportId>>, ProblemHttpResult>> Import(
        Stream body, HttpRequest request, ICommandHandler<ImportProducts, ProductImportId> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(body), cancellationToken)).ToAccepted(request, id => $"/product-imports/{id}");

    private static async Task<Results<Ok<PageEnvelope<ProductImportDto>>, ProblemHttpResult>> List(
        [AsParameters] ListProductImports query, HttpRequest request, IQueryHandler<ListProductImports, Page<ProductImportDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    private static async Task<Results<Ok<Envelope<ProductImportStateDto>>, ProblemHttpResult>> Get(
        ProductImportId id, IQueryHandler<GetProductImport, ProductImportStateDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToOk();

    private static async Task<Results<Ok<PageEnvelope<ImportRejectionDto>>, ProblemHttpResult>> ListRejections(
        [AsParameters] ListImportRejections query, HttpRequest request, IQueryHandler<ListImportRejections, Page<ImportRejectionDto>> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(query, cancellationToken)).ToPage(request);

    private static async Task<Results<Accepted, ProblemHttpResult>> Cancel(
        ProductImportId id, ICommandHandler<CancelProductImport, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(id), cancellationToken)).ToAccepted();
}
