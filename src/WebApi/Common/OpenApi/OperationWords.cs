using System.Text.Json.Serialization.Metadata;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>What an operation is called, who may ask for it, and how its parameters are spelled.</summary>
internal sealed class OperationWords(IOptions<ApiVersionOptions> versions) : IOpenApiOperationTransformer
{
    private const string VersionPattern = """^("[0-9]+"|\*)$""";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var (id, version) = endpoint.OfType<ApiOperation>().Single();
        operation.OperationId = id;
        operation.Deprecated = versions.Value.Deprecated.ContainsKey($"{version.Number}");

        var access = endpoint.OfType<AccessAttribute>().Single();
        string?[] sentences = [operation.Description, Whom(access)];
        operation.Description = string.Join(' ', sentences.OfType<string>());
        if (access is not PublicAttribute) operation.Security = [new() { [new(BearerHandler.Scheme, context.Document)] = [] }];

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? []) Spell(parameter, endpoint);
        if (HttpMethods.IsGet(context.Description.HttpMethod!)) (operation.Parameters ??= []).Add(IfNoneMatch());
        return Task.CompletedTask;
    }

    private static string? Whom(AccessAttribute access) => access switch
    {
        RequirePermissionAttribute { Permission: var needed } => $"Needs the permission `{needed}`, which {Holders(needed)}.",
        SignedInAttribute => "For whoever is signed in.",
        _ => null,
    };

    private static string Holders(string permission) => Roles.All.Where(role => RoleGrants.Allow(role, permission)).ToList() switch
    {
        [var only] => $"the role {only} has",
        var several => $"the roles {string.Join(", ", several)} have",
    };

    private static void Spell(OpenApiParameter parameter, IList<object> endpoint)
    {
        if (parameter.In == ParameterLocation.Query) parameter.Name = Json.Name(parameter.Name!);
        var type = endpoint.OfType<IParameterBindingMetadata>().FirstOrDefault(bound => bound.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase))?.ParameterInfo.ParameterType;
        if (parameter.In == ParameterLocation.Path && type is not null && Schemas.IsId(type)) parameter.Schema = Schemas.Id();
        if (parameter is not { In: ParameterLocation.Header, Name: "If-Match" }) return;

        parameter.Required = endpoint.OfType<VersionDemanded>().Any();
        parameter.Description = "The version that is to be changed: the `ETag` of the last answer, or `*` for any.";
        parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = VersionPattern };
    }

    private static OpenApiParameter IfNoneMatch() => new()
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description = "The `ETag` of an answer that is there already: if it still holds, the answer is 304.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

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
