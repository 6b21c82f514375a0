using System.Globalization;
using System.Text.Json;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>One version of the API, as a client knows it: from nothing but its OpenAPI document.</summary>
internal sealed class ApiDocument
{
    private readonly JsonElement _root;

    private ApiDocument(string version, JsonElement root)
    {
        (Version, _root) = (version, root);
        Operations =
        [
            .. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("operationId", out _))
                .Select(member => new Operation(this, member.Name.ToUpperInvariant(), path.Name, member.Value))),
        ];
    }

    public string Version { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public static async Task<IReadOnlyList<ApiDocument>> OfEveryVersion(Api development)
    {
        List<ApiDocument> documents = [];
        foreach (var version in development.Services.GetRequiredService<SupportedVersions>().All)
            documents.Add(new(version.Name, JsonDocument.Parse(await development.Anonymous().GetStringAsync($"/openapi/{version.Name}.json")).RootElement));
        return documents;
    }

    /// <summary>What stands where a reference points to; anything else is itself.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
        {
            element = reference.GetString()!.Split('/').Skip(1)
                .Aggregate(_root, (present, step) => present.GetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
        }

        return element;
    }

    /// <summary>The operation that a request is for; none, where the document has none.</summary>
    public Operation? Of(Shot shot)
    {
        var path = shot.Path.Split('/');
        return Operations
            .Where(operation => operation.Method == shot.Method && operation.Template.Split('/') is var template
                && template.Length == path.Length && template.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
            .MinBy(operation => operation.Template.Count(letter => letter == '{'));
    }
}

internal sealed class Operation(ApiDocument document, string method, string template, JsonElement definition)
{
    public ApiDocument Document => document;

    public string Id { get; } = definition.GetProperty("operationId").GetString()!;

    public string Name => $"{document.Version}.{Id}";

    public string Method => method;

    public string Template => template;

    public bool IsRead => method == "GET";

    public IReadOnlyList<Parameter> Parameters { get; } =
    [
        .. Members(definition, "parameters").Select(document.Resolve)
            .Select(parameter => new Parameter(parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString()!, document.Resolve(parameter.GetProperty("schema")))),
    ];

    /// <summary>The schema of a body by its media type.</summary>
    public IReadOnlyDictionary<string, JsonElement> Bodies { get; } =
        definition.TryGetProperty("requestBody", out var body) ? ContentOf(document, document.Resolve(body)) : ContentOf(document, default);

    public IReadOnlyDictionary<int, Response> Responses { get; } = definition.GetProperty("responses").EnumerateObject()
        .Where(response => int.TryParse(response.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .ToDictionary(response => int.Parse(response.Name, CultureInfo.InvariantCulture), response => ResponseOf(document, document.Resolve(response.Value)));

    public Parameter? Takes(string name) => Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static JsonElement.ArrayEnumerator Members(JsonElement element, string name) => element.TryGetProperty(name, out var members) ? members.EnumerateArray() : default;

    private static Response ResponseOf(ApiDocument document, JsonElement response) => new(
        ContentOf(document, response),
        response.TryGetProperty("headers", out var headers)
            ? headers.EnumerateObject().ToDictionary(header => header.Name, header => document.Resolve(header.Value), StringComparer.OrdinalIgnoreCase)
            : [],
        [.. Members(response, "x-codes").Select(code => code.GetString()!)]);

    private static Dictionary<string, JsonElement> ContentOf(ApiDocument document, JsonElement owner) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty("content", out var content)
            ? content.EnumerateObject().Where(media => media.Value.TryGetProperty("schema", out _))
                .ToDictionary(media => media.Name, media => document.Resolve(media.Value.GetProperty("schema")), StringComparer.OrdinalIgnoreCase)
            : [];
}

internal sealed record Parameter(string Name, string In, JsonElement Schema);

/// <param name="Codes">Of the problems that are told with this status.</param>
internal sealed record Response(IReadOnlyDictionary<string, JsonElement> Bodies, IReadOnlyDictionary<string, JsonElement> Headers, IReadOnlyList<string?> Codes);
