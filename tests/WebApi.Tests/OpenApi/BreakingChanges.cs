using System.Text.Json.Nodes;

namespace CleanTemplate.WebApi.Tests.OpenApi;

/// <summary>What a client of the released document would stumble over in today's. Additions are none.</summary>
internal sealed class BreakingChanges
{
    // The larger of these is the narrower one, or the smaller.
    private static readonly string[] Least = ["minLength", "minimum", "exclusiveMinimum", "minItems"], Most = ["maxLength", "maximum", "exclusiveMaximum", "maxItems"];

    private readonly JsonNode _released, _today;
    private readonly HashSet<(string, string, bool)> _compared = [];
    private readonly List<string> _found = [];

    private BreakingChanges(JsonNode released, JsonNode today) => (_released, _today) = (released, today);

    public static IReadOnlyList<string> Between(JsonNode released, JsonNode today)
    {
        BreakingChanges changes = new(released, today);
        foreach (var (path, operations) in Members(released["paths"]))
        {
            foreach (var (method, operation) in Members(operations)) changes.Compare($"{method.ToUpperInvariant()} {path}", operation, today["paths"]?[path]?[method]);
        }

        return changes._found;
    }

    private void Compare(string place, JsonNode old, JsonNode? now)
    {
        if (now is null)
        {
            Found(place, "is gone");
            return;
        }

        // The name of a method in every generated client.
        if ($"{old["operationId"]}" != $"{now["operationId"]}") Found(place, "has another operationId");
        if (old["security"] is null && now["security"] is JsonArray { Count: > 0 }) Found(place, "now asks who calls");
        CompareParameters(place, old, now);
        CompareBodies(place, old["requestBody"], now["requestBody"]);
        foreach (var (status, response) in Members(old["responses"]))
        {
            var answer = $"{place} {status}";
            if (now["responses"]?[status] is not { } today) Found(answer, "is gone");
            else
            {
                foreach (var (header, _) in Members(response["headers"]).Where(header => today["headers"]?[header.Name] is null)) Found(answer, $"has no header {header} any more");
                CompareContent(answer, response["content"], today["content"], isRequest: false);
            }
        }
    }

    private void CompareParameters(string place, JsonNode old, JsonNode now)
    {
        var (before, after) = (Parameters(old), Parameters(now));
        foreach (var (name, parameter) in before)
        {
            if (!after.TryGetValue(name, out var today)) Found(place, $"does not take {name} any more");
            else CompareSchemas($"{place} {name}", parameter["schema"], today["schema"], isRequest: true);
        }

        foreach (var (name, _) in after.Where(parameter => IsTrue(parameter.Value["required"]) && !(before.TryGetValue(parameter.Key, out var known) && IsTrue(known["required"])))) Found(place, $"now needs {name}");
    }

    private void CompareBodies(string place, JsonNode? old, JsonNode? now)
    {
        if (IsTrue(now?["required"]) && !IsTrue(old?["required"])) Found(place, "now needs a body");
        CompareContent($"{place} body", old?["content"], now?["content"], isRequest: true);
    }

    private void CompareContent(string place, JsonNode? old, JsonNode? now, bool isRequest)
    {
        foreach (var (type, content) in Members(old))
        {
            if (now?[type] is not { } today) Found(place, $"is no {type} any more");
            else CompareSchemas(place, content["schema"], today["schema"], isRequest);
        }
    }

    private void CompareSchemas(string place, JsonNode? oldSchema, JsonNode? newSchema, bool isRequest)
    {
        if (oldSchema?["$ref"] is { } oldName && newSchema?["$ref"] is { } newName && !_compared.Add(($"{oldName}", $"{newName}", isRequest))) return;

        var (old, wasNullable) = Resolve(_released, oldSchema);
        var (now, isNullable) = Resolve(_today, newSchema);
        if (old is null || now is null)
        {
            if (old is null != now is null) Found(place, "has another shape");
            return;
        }

        // Of a request, all that was taken must still be; of an answer, nothing may come that could not come before.
        var (given, taken) = isRequest ? (old, now) : (now, old);
        if (isRequest ? wasNullable && !isNullable : isNullable && !wasNullable) Found(place, isRequest ? "may not be null any more" : "may now be null");
        if ((given["type"] is null && taken["type"] is not null) || !Types(given).All(type => Types(taken).Contains(type) || (type == "integer" && Types(taken).Contains("number"))))
        {
            Found(place, "has another type");
            return;
        }

        if (taken["enum"] is JsonArray choices && (given["enum"] is not JsonArray values || !values.All(value => choices.Any(choice => JsonNode.DeepEquals(choice, value)))))
            Found(place, isRequest ? "takes fewer values" : "has more values");
        foreach (var word in (string[])["format", "pattern", "multipleOf"])
        {
            if (taken[word] is { } limit && !JsonNode.DeepEquals(limit, given[word])) Found(place, $"has another {word}");
        }

        foreach (var word in Least.Where(word => Number(taken[word]) is { } limit && !(Number(given[word]) >= limit))) Found(place, $"has another {word}");
        foreach (var word in Most.Where(word => Number(taken[word]) is { } limit && !(Number(given[word]) <= limit))) Found(place, $"has another {word}");
        foreach (var word in ((string[])["allOf", "anyOf", "oneOf"]).Where(word => !JsonNode.DeepEquals(old[word], now[word]))) Found(place, "has another shape");
        CompareMembers(place, old, now, isRequest);
        CompareSchemas($"{place}[]", old["items"], now["items"], isRequest);
        CompareSchemas($"{place}.*", old["additionalProperties"] as JsonObject, now["additionalProperties"] as JsonObject, isRequest);
    }

    private void CompareMembers(string place, JsonNode old, JsonNode now, bool isRequest)
    {
        var (before, after) = (Required(old), Required(now));
        foreach (var name in isRequest ? after.Except(before) : before.Except(after).Where(name => now["properties"]?[name] is not null)) Found($"{place}.{name}", isRequest ? "is now needed" : "may now be missing");
        foreach (var (name, property) in Members(old["properties"]))
        {
            if (now["properties"]?[name] is { } today) CompareSchemas($"{place}.{name}", property, today, isRequest);
            else Found($"{place}.{name}", "is gone");
        }
    }

    private void Found(string place, string change) => _found.Add($"{place} {change}");

    private static (JsonNode? Schema, bool IsNullable) Resolve(JsonNode document, JsonNode? schema)
    {
        if (schema?["$ref"] is { } reference) return Resolve(document, document["components"]!["schemas"]![$"{reference}".Split('/')[^1]]);
        if (schema?["oneOf"] is JsonArray { Count: 2 } either && either.FirstOrDefault(choice => $"{choice!["type"]}" == "null") is { } nothing)
            return (Resolve(document, either.Single(choice => choice != nothing)).Schema, true);
        return (schema, schema?["type"] is JsonArray types && types.Any(type => $"{type}" == "null"));
    }

    private static IEnumerable<string> Types(JsonNode schema) => (schema["type"] switch
    {
        JsonArray several => several.Select(type => $"{type}"),
        { } one => [$"{one}"],
        null => [],
    }).Where(type => type != "null");

    private static Dictionary<string, JsonNode> Parameters(JsonNode operation) =>
        (operation["parameters"] as JsonArray ?? []).ToDictionary(parameter => $"{parameter!["in"]} {parameter["name"]}", parameter => parameter!, StringComparer.Ordinal);

    private static List<string> Required(JsonNode schema) => [.. (schema["required"] as JsonArray ?? []).Select(name => $"{name}")];

    private static IEnumerable<(string Name, JsonNode Value)> Members(JsonNode? node) => (node as JsonObject ?? []).Select(member => (member.Key, member.Value!));

    private static bool IsTrue(JsonNode? node) => node?.GetValue<bool>() == true;

    private static decimal? Number(JsonNode? node) => node?.GetValue<decimal>();
}
