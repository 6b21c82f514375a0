using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>A message as it travels: what it is, by stable name and version, where and when it came about, and its own data.</summary>
internal sealed record Envelope(Guid Id, string Name, int Version, DateTimeOffset OccurredAt, string Source, string? TraceParent, JsonElement Data)
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static Envelope Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope>(body.Span, Json) ?? throw new JsonException("It is null.");
            return envelope.Id != Guid.Empty ? envelope : throw new JsonException("Its id is empty.");
        }
        catch (JsonException exception)
        {
            throw new UnreadableMessageException($"This is no envelope: {exception.Message}", exception);
        }
    }
}
