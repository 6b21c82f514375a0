using System.Text.Json.Nodes;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>Everything an operation may answer: its success, and each refusal with its codes, most of which follow from what the operation is.</summary>
internal static class Replies
{
    public const string Problem = "Problem";

    private const string NotModified = "304";

    private static readonly int[] OfBodies = [408, 413, 415];

    public static Task Document(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var (endpoint, document) = (context.Description.ActionDescriptor.EndpointMetadata, context.Document!);
        var successes = operation.Responses!.Where(response => response.Key[0] is '2' or '3').OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        if (HttpMethods.IsGet(context.Description.HttpMethod!) && successes.TrueForAll(success => success.Key != NotModified))
            successes.Add(new(NotModified, new OpenApiResponse { Description = "What `If-None-Match` names still holds." }));
        operation.Responses = new();
        foreach (var (status, success) in successes)
        {
            operation.Responses.Add(status, success);
            ReplyHeaders.OfSuccess(int.Parse(status), (OpenApiResponse)success, operation, endpoint, document);
        }

        var refusals = CodesOf(operation, endpoint)
            .GroupBy(code => code.Status, code => code.Code).OrderBy(refusal => refusal.Key);
        foreach (var codes in refusals) operation.Responses.Add($"{codes.Key}", Refusal(codes.Key, [.. codes.Distinct().Order(StringComparer.Ordinal)], document));
        return Task.CompletedTask;
    }

    /// <summary>An error that a request of its area may come to is told wherever its status was announced: which exactly, only a handler knows.</summary>
    private static IEnumerable<ErrorCode> CodesOf(OpenApiOperation operation, IList<object> endpoint)
    {
        var useCase = endpoint.OfType<UseCase>().Single();
        var announced = endpoint.OfType<Refusals>().SelectMany(refusals => refusals.Statuses).ToHashSet();
        var shared = Shared(operation, endpoint, useCase).ToHashSet(StringComparer.Ordinal);
        return ErrorCodes.All.Where(error =>
            (shared.Contains(error.Code) && (operation.RequestBody is not null || !OfBodies.Contains(error.Status)) && error.Status != StatusCodes.Status404NotFound)
            || (error.Area == useCase.Area && announced.Contains(error.Status)));
    }

    private static List<string> Shared(OpenApiOperation operation, IList<object> endpoint, UseCase useCase)
    {
        List<string> codes = ["common.invalid", "common.fault", "common.unavailable", "http.unreadable_request", "http.unknown_api_version", "http.contradictory_api_versions", "http.gateway_timeout"];
        if (endpoint.OfType<AccessAttribute>().Single() is not PublicAttribute) codes.Add("common.sign_in_required");
        if (endpoint.OfType<RequirePermissionAttribute>().Any()) codes.Add("common.permission_required");
        if (operation.Responses!.Values.Any(success => success.Content?.Count > 0)) codes.Add("http.not_acceptable");
        if (operation.RequestBody is not null) codes.AddRange(["http.payload_too_large", "http.unsupported_media_type"]);
        if (useCase.IsCommand) codes.Add("common.conflict");
        if (useCase.Request.IsAssignableTo(typeof(IVersioned))) codes.Add("common.stale_version");
        if (endpoint.OfType<TakesIdempotencyKeyAttribute>().Any()) codes.AddRange(["common.idempotency_key_in_use", "common.idempotency_key_reused"]);
        if (endpoint.OfType<VersionDemanded>().Any()) codes.Add("http.precondition_required");
        if (endpoint.OfType<EnableRateLimitingAttribute>().Any()) codes.Add("http.too_many_requests");
        return codes;
    }

    private static OpenApiResponse Refusal(int status, IReadOnlyList<string> codes, OpenApiDocument document)
    {
        OpenApiResponse refusal = new()
        {
            Description = $"{Meaning(status)} Codes: {string.Join(", ", codes.Select(code => $"`{code}`"))}.",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Problems.MediaType] = new() { Schema = new OpenApiSchemaReference(Problem, document) } },
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal) { ["x-codes"] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => (JsonNode)code)])) },
        };
        ReplyHeaders.OfRefusal(status, refusal, document);
        return refusal;
    }

    private static string Meaning(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request is not as documented; `errors` says which fields are wrong.",
        StatusCodes.Status401Unauthorized => "Nobody is signed in.",
        StatusCodes.Status403Forbidden => "Whoever is signed in may not do this.",
        StatusCodes.Status404NotFound => "There is no such thing, or it belongs to somebody else.",
        StatusCodes.Status406NotAcceptable => "`Accept` names no type of the answer.",
        StatusCodes.Status408RequestTimeout => "The body came too slowly.",
        StatusCodes.Status409Conflict => "The request contradicts the present state.",
        StatusCodes.Status412PreconditionFailed => "It was changed since it was read.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body is of another type.",
        StatusCodes.Status422UnprocessableEntity => "A rule of the business says no.",
        StatusCodes.Status428PreconditionRequired => "`If-Match` is missing.",
        StatusCodes.Status429TooManyRequests => "Too many requests.",
        StatusCodes.Status500InternalServerError => "A fault on this side.",
        StatusCodes.Status503ServiceUnavailable => "Something this needs does not answer.",
        StatusCodes.Status504GatewayTimeout => "It took too long and was called off.",
        _ => throw new InvalidOperationException($"Nothing is said of the status {status} yet."),
    };
}

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
