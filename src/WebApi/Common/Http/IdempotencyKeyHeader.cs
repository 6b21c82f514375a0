using System.Reflection;
using CleanTemplate.Application.Common.Idempotency;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The key of the request at hand; none, where there is no request.</summary>
internal sealed class IdempotencyKeyHeader(IHttpContextAccessor accessor) : IIdempotencyKey
{
    private const string Name = "Idempotency-Key";

    public string? Value => accessor.HttpContext?.Request.Headers.TryGetValue(Name, out var key) == true ? string.Join(' ', key.ToArray()) : null;

    /// <summary>Shows the header on the operations whose command takes a key.</summary>
    public static Task Document(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesIdempotencyKeyAttribute>().Any()) return Task.CompletedTask;

        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = Name,
            In = ParameterLocation.Header,
            Description = "A key of your choice, a new one for each request. Sent again with the same key, the request is not done again: it is answered as the first time.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = OperationKey.KeyLength, Pattern = "^[!-~]+$" },
        });
        return Task.CompletedTask;
    }
}

/// <summary>Two endpoints of one version must not have the same route, which no request could choose between, nor the same operation id.</summary>
internal static class Twins
{
    public static void Refuse(IEnumerable<Endpoint> endpoints)
    {
        var twins = endpoints.OfType<RouteEndpoint>()
            .SelectMany(ClaimsOf, (endpoint, claim) => (Claim: claim, Endpoint: endpoint))
            .GroupBy(claimed => claimed.Claim, claimed => NameOf(claimed.Endpoint), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(claimed => claimed.Count() > 1);
        if (twins is not null) throw new InvalidOperationException($"{twins.Key} is mapped more than once: {string.Join(" and ", twins)}.");
    }

    private static IEnumerable<string> ClaimsOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ApiOperation>() is not { } operation) return [];

        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => $"/{string.Concat(segment.Parts.Select(TextOf))}"));
        return endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method => $"{method} {path}")
            .Append($"The operation {operation.Id} of {operation.Version.Name}");
    }

    // Two parameters in the same place take the same paths, whatever they are called.
    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{string.Concat(parameter.ParameterPolicies.Select(policy => $":{policy.Content}"))}}}",
        _ => "",
    };

    private static string NameOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<MethodInfo>() is { } method ? $"{method.DeclaringType?.FullName}.{method.Name}" : $"{endpoint}";
}
