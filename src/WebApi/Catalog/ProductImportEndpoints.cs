using System.Text;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

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

/// <summary>For an endpoint that takes a file instead of JSON, and reads it while it comes.</summary>
internal static class CsvBody
{
    private const string MediaType = "text/csv";

    /// <summary>Instead of the limits that other bodies have.</summary>
    /// <param name="maxSize">In bytes.</param>
    /// <param name="example">Such a file.</param>
    public static RouteHandlerBuilder TakesCsv(this RouteHandlerBuilder endpoint, int maxSize, string example) => endpoint
        .WithMetadata(new RequestSizeLimitAttribute(maxSize), new RequestTimeoutAttribute(TimeLimits.Upload))
        .AddEndpointFilter(async (context, next) =>
        {
            // The framework's own check would not say what is allowed.
            if (!IsCsv(context.HttpContext.Request.ContentType))
                throw new BadHttpRequestException($"The content type must be {MediaType}, in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
            return await next(context);
        })
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example } },
            };
            return Task.CompletedTask;
        });

    private static bool IsCsv(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var given)
        && given.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!given.Charset.HasValue || given.Encoding?.CodePage == Encoding.UTF8.CodePage);
}
