using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>The public keys of whoever issues our tokens.</summary>
internal interface IVerificationKeys
{
    ValueTask<VerificationKey?> Find(string kid, CancellationToken cancellationToken);
}

/// <summary>A public key that signatures are verified with: P-256 and SHA-256, whatever the token says.</summary>
internal sealed class VerificationKey(string id, ECParameters key)
{
    private int _verifications;

    /// <summary>The name its issuer gave it.</summary>
    public string Id => id;

    /// <summary>The key itself, in short: an issuer may give another key the same name.</summary>
    public string Thumbprint { get; } = Jwk.ThumbprintOf(key);

    public ECParameters PublicKey => new() { Curve = key.Curve, Q = key.Q };

    /// <summary>How many signatures it was asked about.</summary>
    public int Verifications => _verifications;

    public bool Verifies(TokenText token)
    {
        Interlocked.Increment(ref _verifications);
        // Its own each time, rather than one behind a lock: ECDsa promises nothing to several threads, a lock would let forged
        // tokens queue before good ones, and a good one is verified only once.
        using var verifier = ECDsa.Create(PublicKey);
        return verifier.VerifyData(token.Signed, token.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}

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
