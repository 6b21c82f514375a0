using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>Whether an answer is one that the document has.</summary>
internal static class Verdict
{
    private static readonly string[] Told = ["ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "RateLimit", "RateLimit-Policy", "Deprecation", "Sunset"];

    /// <summary>Without which these statuses are of little use.</summary>
    private static readonly Dictionary<int, string> Owed = new() { [201] = "Location", [401] = "WWW-Authenticate", [405] = "Allow", [429] = "Retry-After" };

    /// <summary>What is wrong with it: in a few words, and in detail.</summary>
    public static IEnumerable<(string Kind, string Detail)> Of(Operation? operation, Shot shot, Reply reply)
    {
        if (reply.Status >= 500 && (reply.Status == 500 || shot[Weather.Header] is null)) return [($"{reply.Status}", Text(reply))];
        if (IsTheServersOwn(shot, reply)) return [];
        if (operation is null) return Stray(shot, reply);

        return operation.Responses.TryGetValue(reply.Status, out var response)
            ? [.. Headers(operation, response, reply), .. Body(operation, response, shot, reply), .. Code(response, reply)]
            : [($"{reply.Status} is not documented", Text(reply))];
    }

    // What cannot be decoded never becomes a request.
    private static bool IsTheServersOwn(Shot shot, Reply reply) => reply is { Status: 400, Body.Length: 0 } && shot.Path.Contains("%00", StringComparison.Ordinal);

    /// <summary>Methods that a path does not take, as the document has it, are refused with those it does take.</summary>
    private static IEnumerable<(string, string)> Stray(Shot shot, Reply reply)
    {
        if (reply.Status != (shot.Method == "OPTIONS" ? 204 : 405)) yield return ($"{shot.Method} answers {reply.Status}", Text(reply));
        if (!reply.Headers.Contains("Allow")) yield return ("no Allow", Text(reply));
    }

    private static IEnumerable<(string, string)> Headers(Operation operation, Response response, Reply reply)
    {
        if (Owed.TryGetValue(reply.Status, out var owed) && !reply.Headers.Contains(owed)) yield return ($"{reply.Status} without {owed}", "");
        foreach (var (name, header) in response.Headers)
        {
            if (header.TryGetProperty("required", out var required) && required.GetBoolean() && !reply.Headers.Contains(name)) yield return ($"{reply.Status} without {name}", "");
        }

        foreach (var name in Told.Where(name => reply.Headers.Contains(name) && !operation.Responses.Values.Any(documented => documented.Headers.ContainsKey(name)))) yield return ($"{name} is not documented", "");
    }

    private static IEnumerable<(string, string)> Code(Response response, Reply reply) =>
        reply.Problem is not { } problem || response.Codes.Count == 0 || response.Codes.Contains(problem.Code) ? [] : [($"{reply.Status} with the code {problem.Code}, which is not documented", Text(reply))];

    private static IEnumerable<(string, string)> Body(Operation operation, Response response, Shot shot, Reply reply)
    {
        if (reply.Body.Length == 0)
        {
            return response.Bodies.Count == 0 || shot.Method == "HEAD" ? [] : [($"{reply.Status} without a body", "")];
        }

        if (shot.Method == "HEAD") return [("HEAD with a body", Text(reply))];
        if (reply.ContentType is null || !response.Bodies.TryGetValue(reply.ContentType, out var schema)) return [($"{reply.Status} as {reply.ContentType}", Text(reply))];

        try
        {
            using var body = JsonDocument.Parse(reply.Body, new() { AllowDuplicateProperties = false });
            return [.. new SchemaCheck(operation.Document).Faults(body.RootElement, schema, "$").Distinct().Select(fault => ($"{reply.Status} body: {fault}", Text(reply)))];
        }
        catch (JsonException exception)
        {
            return [($"{reply.Status} is no JSON", $"{exception.Message} {Text(reply)}")];
        }
    }

    private static string Text(Reply reply) => reply.Body.Length == 0 ? "(no body)" : Encoding.UTF8.GetString(reply.Body)[..Math.Min(600, Encoding.UTF8.GetCharCount(reply.Body))];
}

/// <summary>JSON against a schema, in which an object has the members it lists and no others.</summary>
internal sealed class SchemaCheck(ApiDocument document)
{
    public IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at)
    {
        schema = document.Resolve(schema);
        foreach (var several in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(several, out var parts))
            {
                return parts.EnumerateArray().Select(part => Faults(value, part, at).ToList()).MinBy(faults => faults.Count)!;
            }
        }

        if (schema.TryGetProperty("allOf", out var all)) return all.EnumerateArray().SelectMany(part => Faults(value, part, at));
        if (schema.TryGetProperty("enum", out var choices))
            return choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)) ? [] : [$"{at} is none of the choices"];
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type)) return [$"{at} is {value.ValueKind}"];

        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, at),
            JsonValueKind.Array => schema.TryGetProperty("items", out var items) ? value.EnumerateArray().SelectMany(item => Faults(item, items, $"{at}[]")) : [],
            JsonValueKind.String => Text(value.GetString()!, schema, at),
            JsonValueKind.Number => Number(value, schema, at),
            _ => [],
        };
    }

    private static bool IsOf(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => IsOf(value, one)) : type.GetString() switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))) yield return $"{at}.{name} is missing";
        }

        var known = schema.TryGetProperty("properties", out var properties);
        var others = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind != JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(member.Name, out var documented))
            {
                foreach (var fault in Faults(member.Value, documented, $"{at}.{member.Name}")) yield return fault;
            }
            else if (others)
            {
                if (additional.ValueKind == JsonValueKind.Object)
                {
                    foreach (var fault in Faults(member.Value, additional, $"{at}.*")) yield return fault;
                }
            }
            else
            {
                yield return $"{at}.{member.Name} is not documented";
            }
        }
    }

    private static IEnumerable<string> Text(string text, JsonElement schema, string at)
    {
        var length = text.EnumerateRunes().Count();
        if (schema.TryGetProperty("maxLength", out var most) && length > most.GetInt32()) yield return $"{at} is too long";
        if (schema.TryGetProperty("minLength", out var least) && length < least.GetInt32()) yield return $"{at} is too short";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, default, TimeSpan.FromSeconds(1))) yield return $"{at} does not match";
        var isForm = !schema.TryGetProperty("format", out var format) || format.GetString() switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date-time" => text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
            _ => true,
        };
        if (!isForm) yield return $"{at} is no {format}";
    }

    private static IEnumerable<string> Number(JsonElement value, JsonElement schema, string at)
    {
        if (!value.TryGetDecimal(out var number)) yield break;
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal()) yield return $"{at} is too small";
        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal()) yield return $"{at} is too large";
        if (schema.TryGetProperty("exclusiveMinimum", out var above) && above.ValueKind == JsonValueKind.Number && number <= above.GetDecimal()) yield return $"{at} is too small";
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "int32" && number is < int.MinValue or > int.MaxValue) yield return $"{at} is no int32";
    }
}
