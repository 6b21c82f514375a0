using CleanTemplate.Application.Common;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>JSON Merge Patch (RFC 7396): the body has what changes, and nothing else.</summary>
internal static class MergePatch
{
    private const string MediaType = "application/merge-patch+json";

    public static RouteHandlerBuilder TakesMergePatch<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull => endpoint.Accepts<TBody>(MediaType, "application/json");

    /// <summary>A member that may be left out looks like one that is there.</summary>
    public static async Task Document(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(Maybe<>)) return;

        var inner = await context.GetOrCreateSchemaAsync(type.GenericTypeArguments[0], cancellationToken: cancellationToken);
        (schema.Type, schema.Format, schema.Pattern, schema.Properties, schema.Required) = (inner.Type, inner.Format, inner.Pattern, inner.Properties, inner.Required);
    }
}
