using System.Reflection;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: a document for each version at /openapi/v1.json and so on.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocuments(this IServiceCollection services, SupportedVersions versions)
    {
        foreach (var version in versions.All) services.AddOpenApi(version.Name, document => Describe(document, version));
    }

    public static void MapOpenApiDocuments(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        app.MapOpenApi().AllowAnonymous().DisableRateLimiting();
    }

    private static void Describe(OpenApiOptions document, ApiVersion version)
    {
        document.ShouldInclude = endpoint => endpoint.GroupName == version.Name;
        document.AddDocumentTransformer((openApi, context, _) =>
        {
            openApi.Info = new() { Title = Assembly.GetEntryAssembly()!.GetName().Name, Version = version.Name };
            (openApi.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["Bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            operation.OperationId = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single().Id;
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
                operation.Security = [new() { [new OpenApiSecuritySchemeReference("Bearer", context.Document)] = [] }];
            operation.Deprecated = context.ApplicationServices.GetRequiredService<IOptions<ApiVersionOptions>>().Value.Deprecated.ContainsKey($"{version.Number}");
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(IdempotencyKeyHeader.Document);
        document.AddSchemaTransformer(MergePatch.Document);
        document.AddSchemaTransformer((schema, context, _) =>
        {
            if (IsId(context.JsonTypeInfo.Type)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
            if (context.JsonTypeInfo.Type == typeof(ETag) || context.JsonTypeInfo.Type == typeof(ETag?)) (schema.Type, schema.Properties) = (JsonSchemaType.String, null);
            return Task.CompletedTask;
        });
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));
}
