using System.Text.Json;
using System.Text.Unicode;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>JSON that everybody reads alike: an object, no member twice, no comments, valid UTF-8, little nesting.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>What <paramref name="read"/> makes of the object; null when there is none.</summary>
    public static T? Read<T>(byte[] json, Func<JsonElement, T?> read)
        where T : class
    {
        if (!Utf8.IsValid(json)) return null;

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        // Half of a surrogate pair is found only when its text is asked for, and is no JsonException.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a member; null when it is not there, empty, or no text.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
