using System.Text.Json.Serialization.Metadata;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>How values look in JSON, where the framework does not know.</summary>
internal static class Schemas
{
    /// <summary>What is no object of ours has no name in the document.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        IsId(type.Type) || IsMaybe(type.Type) || type.Type == typeof(ETag) || type.Type == typeof(Stream) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static async Task Document(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        var text = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        if (IsId(type)) (schema.Type, schema.Format) = (text, "uuid");
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum) schema.Type = text;
        else if (schema.Format is "double" or "float") schema.Format = null;
        if (!IsMaybe(type)) return;

        // A member that may be left out looks like one that is there.
        var inner = await context.GetOrCreateSchemaAsync(type.GenericTypeArguments[0], cancellationToken: cancellationToken);
        (schema.Type, schema.Format, schema.Properties, schema.Required) = (inner.Type, inner.Format, inner.Properties, inner.Required);
    }

    public static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    public static OpenApiSchema Id() => new() { Type = JsonSchemaType.String, Format = "uuid" };

    private static bool IsMaybe(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Maybe<>);
}
