using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>Values for a schema: some that it allows, at its edges above all, and others that it does not.</summary>
internal sealed class Values(ApiDocument document, Random random)
{
    private const int Longest = 100_000;

    private static readonly string[] Texts =
    [
        "", " ", "\t", "null", "0", "-1", "true", "a", "\0", "a\0b", "\u0001", "\u007f", "\ufeff", "\uffff", "\u202eabc", "ﬀ", "İi", "ß", "é", "e\u0301", "日本語", "😀", "👩‍👩‍👧",
        "'; DROP TABLE products; --", "\" OR 1=1", "%", "_", "%25", "\\", "\\u0000", "/", "../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://example.com}",
        "a\r\nX-Injected: yes", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999+14:00", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "{00000000-0000-0000-0000-000000000000}", "NaN", "Infinity", "1e999", "0x10", "١٢٣", "1,5", "1.", ".5", "+1", "somebody@example.com", "@", "a@b", "\"a b\"@example.com",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "1.0", "1.5", "0.001", "1e2", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1e28", "7.9e28", "1e308",
        "1e309", "1e-400", "0.0000000000000000000000000001", "123456789012345678901234567890", "1000000", "1000000.01", "1000001", "99999999999999999.99",
    ];

    public Random Random => random;

    /// <summary>One that the schema allows; null where it alone does not say enough.</summary>
    public JsonNode? Valid(JsonElement schema)
    {
        schema = document.Resolve(schema);
        if (schema.TryGetProperty("enum", out var choices)) return JsonNode.Parse(Any([.. choices.EnumerateArray()]).GetRawText());
        foreach (var several in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(several, out var parts)) return Valid(parts[parts.GetArrayLength() - 1]);
        }

        return TypeOf(schema) switch
        {
            "boolean" => random.Next(2) == 0,
            "integer" => Whole(schema),
            "number" => decimal.Round(Between(schema, "1", "1000"), 2),
            "string" => Text(schema),
            "array" when schema.TryGetProperty("items", out var items) => new JsonArray(Valid(items)),
            "object" when schema.TryGetProperty("properties", out var members) =>
                new JsonObject(members.EnumerateObject().Select(member => new KeyValuePair<string, JsonNode?>(member.Name, Valid(member.Value)))),
            _ => null,
        };
    }

    /// <summary>As JSON writes it, or as nobody does.</summary>
    public string Nasty(JsonElement schema)
    {
        var one = random.Next(10);
        return one switch
        {
            0 => "null",
            1 => Any(["true", "\"true\"", "[]", "{}", "[[]]", "{\"a\":1}", "[null]"]),
            2 => JsonSerializer.Serialize(new string(Any(['x', ' ', '日', '\u0301']), Any([33, 255, 256, 1_000, Longest]))),
            3 or 4 => Any(Numbers),
            5 when schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("maxLength", out var most) => JsonSerializer.Serialize(new string('x', most.GetInt32() + random.Next(2))),
            6 => Any(["\"\\ud800\"", "\"\\udc00x\"", "NaN", "'single'", "01", "1.e1", "\"\\x\"", "\"open", "undefined", "// comment\n1", new string('9', 5_000), $"{new string('[', 40)}{new string(']', 40)}"]),
            _ => JsonSerializer.Serialize(Any(Texts)),
        };
    }

    /// <summary>For a query, a path or a header.</summary>
    public string NastyText() => random.Next(6) switch
    {
        0 => Any(Numbers),
        1 => new string(Any(['x', '9', '日']), Any([33, 255, 256])),
        _ => Any(Texts),
    };

    public T Any<T>(IReadOnlyList<T> these) => these[random.Next(these.Count)];

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()).FirstOrDefault(one => one != "null")
        : type.GetString();

    private JsonNode Whole(JsonElement schema)
    {
        var (least, most) = (Limit(schema, "minimum", 1), Limit(schema, "maximum", 3));
        return random.Next(4) switch
        {
            0 => (long)least,
            1 => (long)most,
            _ => random.NextInt64((long)least, (long)Math.Min(most, least + 20) + 1),
        };
    }

    private decimal Between(JsonElement schema, string least, string most) =>
        Math.Max(Limit(schema, "minimum", decimal.Parse(least, CultureInfo.InvariantCulture)), Limit(schema, "exclusiveMinimum", 0))
        + ((decimal)random.NextDouble() * Math.Min(100, Limit(schema, "maximum", decimal.Parse(most, CultureInfo.InvariantCulture))));

    private static decimal Limit(JsonElement schema, string name, decimal otherwise) =>
        schema.TryGetProperty(name, out var limit) && limit.ValueKind == JsonValueKind.Number && limit.TryGetDecimal(out var value) ? value : otherwise;

    private JsonNode? Text(JsonElement schema)
    {
        // What has a form of its own is not made of letters at random.
        if (schema.TryGetProperty("pattern", out _)) return schema.TryGetProperty("default", out var usual) ? usual.GetString() : null;
        if (schema.TryGetProperty("format", out var format)) return format.GetString() == "uuid" ? JsonValue.Create(new Guid(Bytes(16)).ToString()) : null;

        var (least, most) = ((int)Limit(schema, "minLength", 1), (int)Limit(schema, "maxLength", 20));
        var length = random.Next(4) switch { 0 => least, 1 => most, _ => random.Next(least, most + 1) };
        return new string([.. Enumerable.Range(0, length).Select(_ => Any("abcdefghijklmnopqrstuvwxyzABCÄß日'%_-0123456789".ToCharArray()))]);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
