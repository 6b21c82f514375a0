using CleanTemplate.Infrastructure.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: a document for each version at /openapi/v1.json and so on.</summary>
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

/// <summary>In Development: a page at /docs to try the API, on which one signs in.</summary>
internal static class DocsPage
{
    public const string Path = "/docs";

    private const string Script = $"{Path}/sign-in.js";

    public static void MapDocsPage(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;

        // A file of its own: what the page's options take as text would be compiled in the browser, which its policy forbids.
        app.MapGet(Script, () => TypedResults.Text(DocsSignIn.Script, "text/javascript")).AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.InjectJavascript(Script);
            // What the page opens with is the first.
            foreach (var version in app.Services.GetRequiredService<SupportedVersions>().All.Reverse()) page.SwaggerEndpoint($"/openapi/{version.Name}.json", version.Name);
        });
    }
}

internal static class Versioning
{
    public static void AddVersioning(this IServiceCollection services) => services
        .AddSettings<ApiVersionOptions>(ApiVersionOptions.Section)
        .AddSingleton<IValidateOptions<ApiVersionOptions>, DeprecationCheck>();

    /// <summary>The version must be chosen before a route is looked for, so the framework is told here when to do that. What stands before knows of no endpoint.</summary>
    public static void UseVersioning(this WebApplication app)
    {
        app.UseMiddleware<VersionChoice>();
        app.UseRouting();
    }
}
