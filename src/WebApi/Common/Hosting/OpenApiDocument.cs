using System.Reflection;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: the document at /openapi/v1.json, and a page to try it at /docs.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.AddDocumentTransformer((openApi, context, _) =>
        {
            openApi.Info = new() { Title = Assembly.GetEntryAssembly()!.GetName().Name, Version = "v1" };
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer((schema, context, _) =>
        {
            if (IsId(context.JsonTypeInfo.Type)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(IdempotencyKeyHeader.Document);
    });

    public static void MapOpenApiDocument(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        app.MapOpenApi().AllowAnonymous().DisableRateLimiting();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.SwaggerEndpoint("/openapi/v1.json", "v1");
        });
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));
}
