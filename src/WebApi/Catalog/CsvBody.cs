using System.Text;
using CleanTemplate.WebApi.Common.Hosting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Catalog;

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
