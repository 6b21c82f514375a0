using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.OpenApi;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: a document for each version at /openapi/v1.json and so on, and a page to try them at /docs.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocuments(this IServiceCollection services, SupportedVersions versions)
    {
        foreach (var examples in typeof(IExamples).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IExamples)))) services.AddSingleton(typeof(IExamples), examples);
        foreach (var version in versions.All) services.AddOpenApi(version.Name, document => Describe(document, version));
    }

    public static void MapOpenApiDocuments(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        app.MapOpenApi().AllowAnonymous().DisableRateLimiting();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            // What the page opens with is the first.
            foreach (var version in app.Services.GetRequiredService<SupportedVersions>().All.Reverse()) page.SwaggerEndpoint($"/openapi/{version.Name}.json", version.Name);
        });
    }

    private static void Describe(OpenApiOptions document, ApiVersion version)
    {
        document.ShouldInclude = endpoint => endpoint.GroupName == version.Name;
        document.CreateSchemaReferenceId = Schemas.NameOf;
        document.AddSchemaTransformer(Schemas.Document);
        document.AddOperationTransformer<OperationWords>();
        document.AddOperationTransformer(IdempotencyKeyHeader.Document);
        document.AddOperationTransformer<Limits>();
        document.AddOperationTransformer<Examples>();
        document.AddOperationTransformer(Replies.Document);
        document.AddDocumentTransformer<Finish>();
    }
}
