using System.Text.Json;
using System.Text.Json.Serialization;
using CleanTemplate.Application.About;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CleanTemplate.WebApi.Common.OpenApi;

/// <summary>Examples of the bodies that the endpoints of an area take, each shown where a body of its type is. Found by scanning.</summary>
internal interface IExamples
{
    IEnumerable<object> Bodies { get; }
}

/// <summary>Shows the example of each body, written as the host would.</summary>
internal sealed class Examples(IEnumerable<IExamples> areas, IOptions<JsonOptions> json) : IOpenApiOperationTransformer
{
    private readonly JsonSerializerOptions _json = new(json.Value.SerializerOptions) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var body = context.Description.ParameterDescriptions.SingleOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type;
        if (areas.SelectMany(area => area.Bodies).SingleOrDefault(example => example.GetType() == body) is not { } example) return Task.CompletedTask;

        foreach (var content in operation.RequestBody!.Content!.Values.OfType<OpenApiMediaType>()) content.Example = JsonSerializer.SerializeToNode(example, body!, _json);
        return Task.CompletedTask;
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
