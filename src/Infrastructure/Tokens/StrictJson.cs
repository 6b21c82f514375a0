using System.Text.Json;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>JSON that everybody reads alike: an object, no member twice, no comments, little nesting.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>What <paramref name="read"/> makes of the object; null when there is none.</summary>
    public static T? Read<T>(byte[] json, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return read(document.RootElement);
        }
        // Text that is no UTF-8, or a value of another kind than the one asked for, is found only on the way, and is no JsonException.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a member; null when it is not there, empty, or no text.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
