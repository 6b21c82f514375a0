using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>What becomes of a request that was good: others that are good as far as the document says, and others that are not.</summary>
internal sealed class Mutations(Operation operation, Shop shop, Values values)
{
    public const string Key = "Idempotency-Key", IfMatch = "If-Match";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "BREW"];

    // Stands in a body for what is no JSON, until the body is text.
    private const string Mark = "c0ffee";

    private static readonly JsonElement Anything = JsonDocument.Parse("{}").RootElement;

    private readonly Random _random = values.Random;

    /// <summary>What the document allows as well.</summary>
    public Shot Kindly(Shot shot)
    {
        var kind = shot with { Target = operation.IsRead ? $"{shot.Path}{Query()}" : shot.Target };
        if (operation.IsRead && Chance(4)) kind = OtherResource(kind);
        if (!operation.IsRead && Chance(2)) kind = OtherBody(kind);
        if (Chance(5)) kind = kind.With("Accept", values.Any(["*/*", "application/json", "application/*;q=0.5, */*;q=0.1", "text/html, application/json"]));
        if (Chance(5)) kind = kind.With("Accept-Encoding", values.Any(["br", "gzip", "identity", "*"]));
        return Chance(10) && operation.IsRead ? kind with { Method = "HEAD" } : kind;
    }

    /// <summary>One thing is wrong with it, or merely strange. None for no operation of the document.</summary>
    public (Operation? Of, Shot Shot) Nastily(Shot shot) => _random.Next(12) switch
    {
        0 => OtherMethod(shot),
        1 or 2 when operation.Parameters.Any(parameter => parameter.In == "path") => (operation, StrangePath(shot)),
        3 => (operation, shot with { Target = $"{shot.Path}?{StrangeQuery()}" }),
        4 or 5 when operation.IsRead => (operation, shot with { Target = $"{shot.Path}?{StrangeQuery()}" }),
        6 => (operation, StrangeHeader(shot)),
        7 => (operation, StrangeSender(shot)),
        _ when operation.Bodies.Count == 0 => (operation, Chance(2) ? StrangeHeader(shot) : shot.WithBody(values.Nasty(default), values.Any(["application/json", "text/csv", "text/plain"]))),
        8 => (operation, shot with { ContentType = StrangeType() }),
        9 => (operation, StrangeBytes(shot)),
        _ => (operation, StrangeBody(shot)),
    };

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Query()
    {
        var parameters = operation.Parameters.Where(parameter => parameter.In == "query" && Chance(2))
            .Select(parameter => (parameter.Name, Value: values.Valid(parameter.Schema)?.ToString())).Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}").ToList();
        return parameters.Count == 0 ? "" : $"?{string.Join('&', parameters)}";
    }

    private Shot OtherResource(Shot shot) => operation.Parameters.FirstOrDefault(parameter => parameter.In == "path") is { } id && shop.Known(operation.Template, id.Name, _random) is { } known
        ? shot with { Target = Placed(shot.Path, id.Name, Uri.EscapeDataString(known)) }
        : shot;

    private Shot OtherBody(Shot shot)
    {
        if (Parsed(shot) is not JsonObject body || operation.Bodies.Values.FirstOrDefault() is not { ValueKind: JsonValueKind.Object } schema) return shot;
        if (!schema.TryGetProperty("properties", out var members)) return shot;

        var member = values.Any([.. members.EnumerateObject()]);
        if (values.Valid(member.Value) is not { } value || value is JsonArray or JsonObject) return shot;

        body[member.Name] = value;
        return shot.WithBody(body.ToJsonString());
    }

    private (Operation? Of, Shot Shot) OtherMethod(Shot shot)
    {
        var other = shot with { Method = values.Any(Methods) };
        return (operation.Document.Of(other), other);
    }

    private Shot StrangePath(Shot shot)
    {
        var id = values.Any([.. operation.Parameters.Where(parameter => parameter.In == "path")]);
        var strange = Chance(2) ? Guid.NewGuid().ToString() : values.NastyText();
        // Without a segment it would be another path.
        return strange.Length == 0 ? shot : shot with { Target = Placed(shot.Path, id.Name, Uri.EscapeDataString(strange)) };
    }

    private string StrangeQuery()
    {
        var parameters = operation.Parameters.Where(parameter => parameter.In == "query").Select(parameter => parameter.Name).Append("nonsense").ToList();
        var name = values.Any(parameters);
        var value = Uri.EscapeDataString(values.NastyText());
        return _random.Next(8) switch
        {
            0 => $"{name}={value}&{name}={value}",
            1 => $"{name}[]={value}",
            2 => name,
            3 => $"{name}=%zz&%ff=%c3%28",
            4 => $"{name}={new string('1', 7_000)}",
            5 => string.Join('&', Enumerable.Range(0, 600).Select(number => $"p{number}=1")),
            _ => $"{name}={value}",
        };
    }

    private Shot StrangeHeader(Shot shot)
    {
        var name = values.Any([
            "Accept", "Accept-Language", "Accept-Encoding", "Api-Version", "If-None-Match", IfMatch, Key, "X-Forwarded-For", "X-Forwarded-Proto", "Origin", "Range", "If-Modified-Since", "Cache-Control",
            "traceparent", "tracestate", "baggage", "Content-Encoding", "User-Agent", "Prefer", "Cookie", "Access-Control-Request-Method", "X-HTTP-Method-Override", "Forwarded", "Referer"]);
        var value = _random.Next(3) switch
        {
            0 => values.Any(["*", "\"1\"", "\"999999\"", "W/\"1\"", "\"", "\"\"", "image/png", "text/html;q=0", "*/*;q=0", "gzip", "bytes=0-1", "only-if-cached", "1", "2", "3", "https://example.com", new string('k', 255), new string('k', 256)]),
            _ => values.NastyText(),
        };
        return shot.With(name, string.Concat(value.Where(letter => !char.IsControl(letter))));
    }

    private Shot StrangeSender(Shot shot) => shot.With("Authorization", _random.Next(4) switch
    {
        0 => null,
        1 => values.Any(["Bearer", "Bearer ", "Basic YTpi", "bearer x.y.z", "Bearer  a b", "Bearer é", "Token 1", ","]),
        2 when shot["Authorization"] is { Length: > 20 } token => $"{token[..^5]}AAAAA",
        _ => $"Bearer {new string('x', _random.Next(1, 9_000))}",
    });

    private string? StrangeType() => values.Any([
        null, "", "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json;", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/merge-patch+json", "APPLICATION/JSON", "text/csv; charset=latin1", "*/*", "json", "application/json, text/csv"]);

    private Shot StrangeBytes(Shot shot) => _random.Next(5) switch
    {
        0 => shot with { Body = [] },
        1 => shot with { Body = null, ContentType = null },
        2 => shot with { Body = [0xff, 0xfe, .. shot.Body ?? []] },
        3 => shot with { Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(shot.Body ?? [])) },
        _ => shot with { Body = [0xef, 0xbb, 0xbf, .. shot.Body ?? [], .. Chance(2) ? [(byte)'}'] : Array.Empty<byte>()] },
    };

    private Shot StrangeBody(Shot shot)
    {
        if (Parsed(shot) is not { } body) return shot.WithBody(values.Any(["", "a,b\n1,2", "sku,name,price,currency,stock\n\"", "sku\0", $"sku,name,price,currency,stock\n{new string('x', 70_000)},1", "\n\n\n", "sku,sku,sku\n1"]));
        if (Chance(8)) return shot.WithBody(values.Nasty(default));
        if (Chance(8)) return shot.WithBody($"{{\"nonsense\":{string.Concat(Enumerable.Repeat("{\"a\":", 500))}1{new string('}', 501)}");

        var (holder, name, schema) = values.Any([.. Members(body, operation.Bodies.Values.First())]);
        if (Chance(8)) holder.Remove(name);
        else if (Chance(8)) return shot.WithBody(Twice(body, holder, name));
        else if (Chance(8)) holder["nonsense"] = Mark;
        else if (Chance(8)) Rename(holder, name);
        else holder[name] = Mark;
        return shot.WithBody(body.ToJsonString().Replace($"\"{Mark}\"", values.Nasty(schema), StringComparison.Ordinal));
    }

    private static string Twice(JsonNode body, JsonObject holder, string name)
    {
        var value = holder[name]?.ToJsonString() ?? "null";
        holder[name] = Mark;
        return body.ToJsonString().Replace($"\"{Mark}\"", $"{value},{JsonSerializer.Serialize(name)}:{value}", StringComparison.Ordinal);
    }

    private static void Rename(JsonObject holder, string name)
    {
        var value = holder[name];
        holder.Remove(name);
        holder[name.ToUpperInvariant()] = value;
    }

    /// <summary>Every member of the body, however deep, with what holds it.</summary>
    private IEnumerable<(JsonObject Holder, string Name, JsonElement Schema)> Members(JsonNode? node, JsonElement schema)
    {
        schema = schema.ValueKind == JsonValueKind.Object ? operation.Document.Resolve(schema) : schema;
        if (node is JsonArray array) return array.SelectMany(item => Members(item, Part(schema, "items")));
        return node is JsonObject holder
            ? holder.ToList().SelectMany(member => Members(member.Value, Part(Part(schema, "properties"), member.Key)).Prepend((holder, member.Key, Part(Part(schema, "properties"), member.Key))))
            : [];
    }

    private JsonElement Part(JsonElement schema, string name) => schema.TryGetProperty(name, out var part) ? operation.Document.Resolve(part) : Anything;

    private static JsonNode? Parsed(Shot shot)
    {
        if (shot.Body is null || shot.ContentType?.Contains("json", StringComparison.Ordinal) != true) return null;
        return JsonNode.Parse(shot.Body) as JsonObject;
    }

    private string Placed(string path, string parameter, string value)
    {
        var segments = path.Split('/');
        segments[Array.IndexOf(operation.Template.Split('/'), $"{{{parameter}}}")] = value;
        return string.Join('/', segments);
    }
}
