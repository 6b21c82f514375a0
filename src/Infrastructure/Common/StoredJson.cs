using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanTemplate.Infrastructure.Common;

/// <summary>How records are written to be read later, perhaps by a newer version, and how strictly they are read.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(object record) => JsonSerializer.Serialize(record, record.GetType(), Options);

    public static object Read(string json, Type type) => JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException("It is null.");
}
