using CleanTemplate.Application.About;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>In Development: a document for each version at /openapi/v1.json and so on.</summary>
internal static class OpenApiDocuments
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

/// <summary>What belongs to a document as a whole. Everything is put in order, so that the same host always says the same.</summary>
internal sealed class Finish(IRunningApplication application) : IOpenApiDocumentTransformer
{
    private const string Description = """
        Successes have `data`, and `meta` and `links` where they say something. Refusals are problems (RFC 9457) with a stable `code`, `errors` by field, and a `traceId` that finds the log.
        The same paths are there as `/api/...` with the header `Api-Version`. `HEAD` is answered wherever `GET` is. Query parameters that are not documented are refused; members of a body that are not documented are ignored.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = application.Name[..application.Name.LastIndexOf('.')], Version = context.DocumentName, Description = Description.ReplaceLineEndings("\n") };
        // Wherever it is: the address of one host must not stand in all of them.
        document.Servers?.Clear();
        document.Tags = document.Tags?.OrderBy(tag => tag.Name, StringComparer.Ordinal).ToHashSet();
        ReplyHeaders.AddTo(document);
        document.AddComponent<IOpenApiSecurityScheme>(BearerHandler.Scheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
        document.AddComponent<IOpenApiSchema>(Replies.Problem, Problem());

        var schemas = document.Components!.Schemas!;
        var operations = document.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        var sent = Used(operations.SelectMany(operation => (operation.RequestBody?.Content?.Values ?? []).Select(body => body.Schema).Concat(operation.Parameters?.Select(parameter => parameter.Schema) ?? [])));
        var answered = Used(operations.SelectMany(operation => operation.Responses!.Values).SelectMany(response => response.Content?.Values ?? []).Select(content => content.Schema));
        // What is answered has all its members, also those that have a default when they are made.
        foreach (var (name, schema) in schemas.Where(schema => answered.Contains(schema.Key) && !sent.Contains(schema.Key) && schema.Key != Replies.Problem))
        {
            if (schema is not OpenApiSchema { Properties: { } members } whole) continue;

            whole.Required = members.Keys.ToHashSet(StringComparer.Ordinal);
            // Of a type parameter the framework does not know that it is never null.
            if (name.StartsWith($"{nameof(Envelope<>)}Of", StringComparison.Ordinal) && members["data"].OneOf is { } choices) members["data"] = choices.Single(choice => choice is OpenApiSchemaReference);
        }

        document.Components.Schemas = schemas.Where(schema => sent.Contains(schema.Key) || answered.Contains(schema.Key)).OrderBy(schema => schema.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        OpenApiPaths paths = new();
        foreach (var (path, item) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            ((OpenApiPathItem)item).Operations = item.Operations!.OrderBy(operation => operation.Key.Method, StringComparer.Ordinal).ToDictionary();
            paths.Add(path, item);
        }

        document.Paths = paths;
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457.",
        Required = new HashSet<string>(StringComparer.Ordinal) { "title", "status", "code", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("A page about the status."),
            ["title"] = Text("The name of the status."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599" },
            ["detail"] = Text("What is wrong, for people."),
            ["code"] = Text("What is wrong, for programs: each response lists its codes, and more may come."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with each field, by its path such as `items[0].name`.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["retryAfter"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The seconds of `Retry-After`." },
            ["traceId"] = Text("Finds the lines of the request in the log."),
        },
    };

    private static OpenApiSchema Text(string meaning) => new() { Type = JsonSchemaType.String, Description = meaning };

    private static HashSet<string> Used(IEnumerable<IOpenApiSchema?> schemas)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (var schema in schemas) Use(schema);
        return used;

        void Use(IOpenApiSchema? schema)
        {
            if (schema is null || (schema is OpenApiSchemaReference reference && !used.Add(reference.Reference.Id!))) return;

            foreach (var part in schema.Properties?.Values ?? []) Use(part);
            foreach (var choice in (schema.OneOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.AllOf ?? [])) Use(choice);
            Use(schema.Items);
            Use(schema.AdditionalProperties);
        }
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
