using System.Text.Json;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>What a header has to say. It never decides how, or by what key, the token is verified: it only names one of ours.</summary>
internal static class TokenHeader
{
    public const string Algorithm = "ES256";
    public const string Type = "at+jwt";

    /// <summary>They bring a key along, tell where to fetch one, or change the meaning of the rest.</summary>
    private static readonly string[] Refused = ["crit", "jwk", "jku", "x5c", "x5u", "b64"];

    /// <summary>The id of the key; null when the header is not exactly what ours look like.</summary>
    public static string? KeyIn(byte[] header) => StrictJson.Read(header, KeyIn);

    private static string? KeyIn(JsonElement header) =>
        header.Text("alg") == Algorithm && header.Text("typ") == Type && !Refused.Any(name => header.TryGetProperty(name, out _))
            ? header.Text("kid")
            : null;
}
