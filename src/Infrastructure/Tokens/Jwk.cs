using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>A P-256 public key as a JSON Web Key (RFC 7517), named by its thumbprint (RFC 7638).</summary>
internal static class Jwk
{
    private const int CoordinateLength = 32;

    public static string ThumbprintOf(ECParameters key)
    {
        var (x, y) = Coordinates(key);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
    }

    public static JsonObject Write(VerificationKey key)
    {
        var (x, y) = Coordinates(key.PublicKey);
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["alg"] = TokenHeader.Algorithm, ["kid"] = key.Id, ["x"] = x, ["y"] = y };
    }

    /// <summary>Null for what is no P-256 key to verify signatures with, or has no name.</summary>
    public static VerificationKey? Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || jwk.Text("kty") != "EC" || jwk.Text("crv") != "P-256") return null;
        if (!Says("use", "sig") || !Says("alg", TokenHeader.Algorithm)) return null;
        if (jwk.Text("kid") is not { } id || Coordinate("x") is not { } x || Coordinate("y") is not { } y) return null;

        ECParameters key = new() { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = x, Y = y } };
        return IsOnTheCurve(key) ? new(id, key) : null;

        bool Says(string name, string expected) => !jwk.TryGetProperty(name, out _) || jwk.Text(name) == expected;

        byte[]? Coordinate(string name) => TokenText.Decode(jwk.Text(name)) is { Length: CoordinateLength } bytes ? bytes : null;
    }

    private static bool IsOnTheCurve(ECParameters key)
    {
        try
        {
            using var imported = ECDsa.Create(key);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static (string X, string Y) Coordinates(ECParameters key) => (Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y));
}
