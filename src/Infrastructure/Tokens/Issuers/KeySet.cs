using System.Collections.Frozen;
using System.Text.Json;

namespace CleanTemplate.Infrastructure.Tokens.Issuers;

/// <summary>A document of keys (RFC 7517): those that can verify our tokens, by their ids. All others are passed over.</summary>
internal static class KeySet
{
    public static readonly FrozenDictionary<string, VerificationKey> Empty = FrozenDictionary<string, VerificationKey>.Empty;

    /// <summary>Null when this is no such document, or has no key for us.</summary>
    public static FrozenDictionary<string, VerificationKey>? Read(byte[] document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array) return null;

            var known = keys.EnumerateArray().Select(Jwk.Read).OfType<VerificationKey>().DistinctBy(key => key.Id).ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
            return known.Count > 0 ? known : null;
        }
        // Text that is no UTF-8 is found only when it is asked for, and is no JsonException.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
