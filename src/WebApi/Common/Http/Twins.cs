using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CleanTemplate.WebApi.Common.Http;

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
