using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using OpenApiDocument = Microsoft.OpenApi.OpenApiDocument;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>The headers of answers, described once for each document. Refusals list those of their own.</summary>
internal static class ReplyHeaders
{
    private const string ETag = "ETag", Location = "Location", Link = "Link", RetryAfter = "Retry-After", Versions = "api-supported-versions", Deprecation = "Deprecation", Sunset = "Sunset", Challenge = "WWW-Authenticate";

    private static readonly SortedDictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        [ETag] = "The version of the resource, or a hash of a list, for `If-Match` and `If-None-Match`.",
        [Location] = "Where to find what was made, or what becomes of it. Some have no such place.",
        [Link] = "The way to the other pages, as in `links` (RFC 8288).",
        [RetryAfter] = "In how many seconds trying again may help.",
        [RateLimits.Policy] = "How much is allowed: the name of the policy, its quota and the seconds in which an empty one is full again.",
        [RateLimits.Standing] = "How much is left of that.",
        [Versions] = "The versions of the API that there are.",
        [Deprecation] = "Since when this version should not be used (RFC 9745).",
        [Sunset] = "From when on this version may be gone (RFC 8594).",
        [Challenge] = "How to sign in.",
    };

    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (name, meaning) in Meanings)
        {
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader
            {
                Description = meaning,
                Required = name == Versions,
                Schema = new OpenApiSchema { Type = name == RetryAfter ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }
    }

    public static void OfSuccess(int status, OpenApiResponse success, OpenApiOperation operation, IList<object> endpoint, OpenApiDocument document)
    {
        List<string> headers = [Versions];
        if (status is StatusCodes.Status200OK or StatusCodes.Status304NotModified && endpoint.OfType<HttpMethodMetadata>().Any(method => method.HttpMethods.Contains(HttpMethods.Get))) headers.Add(ETag);
        if (status is StatusCodes.Status201Created or StatusCodes.Status202Accepted) headers.Add(Location);
        if (status == StatusCodes.Status200OK && success.Content?.Values.Any(content => IsPage(content.Schema)) == true) headers.Add(Link);
        if (endpoint.OfType<EnableRateLimitingAttribute>().Any()) headers.AddRange([RateLimits.Policy, RateLimits.Standing]);
        if (operation.Deprecated) headers.AddRange([Deprecation, Sunset]);
        Add(success, headers, document);
    }

    public static void OfRefusal(int status, OpenApiResponse refusal, OpenApiDocument document) => Add(refusal, status switch
    {
        StatusCodes.Status401Unauthorized => [Challenge],
        StatusCodes.Status409Conflict or StatusCodes.Status503ServiceUnavailable => [RetryAfter],
        StatusCodes.Status429TooManyRequests => [RateLimits.Policy, RateLimits.Standing, RetryAfter],
        _ => [],
    }, document);

    private static bool IsPage(IOpenApiSchema? schema) => schema is OpenApiSchemaReference { Reference.Id: { } name }
        && (name.StartsWith(nameof(PageEnvelope<>), StringComparison.Ordinal) || name.StartsWith(nameof(CursorEnvelope<>), StringComparison.Ordinal));

    private static void Add(OpenApiResponse response, List<string> headers, OpenApiDocument document)
    {
        if (headers.Count > 0) response.Headers = headers.Order(StringComparer.Ordinal).ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document), StringComparer.Ordinal);
    }
}
