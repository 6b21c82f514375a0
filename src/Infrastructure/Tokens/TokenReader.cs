using System.Buffers;
using System.Buffers.Text;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>
/// Reads tokens of one form (RFC 9068, ES256) and refuses all others. Nothing but the header is looked at before the
/// signature is verified; that happens once, then the token is remembered until it expires or its key goes.
/// </summary>
internal sealed class TokenReader(IVerificationKeys keys, IOptions<TokenOptions> options, TimeProvider clock) : IAccessTokenReader
{
    private const int MaxLength = 4096;

    public TokenMemory Memory { get; init; } = new();

    public async ValueTask<ClaimsPrincipal?> Read(string token, CancellationToken cancellationToken)
    {
        if (token.Length > MaxLength) return null;

        var id = TokenMemory.IdOf(token);
        var remembered = Memory.Find(id);
        var verified = remembered ?? await Verify(token, cancellationToken);
        if (verified is null || verified.Claims.HaveExpired(clock.GetUtcNow())) return null;
        if (remembered is null) Memory.Keep(id, verified);
        else if (await IsGone(remembered.Key, cancellationToken)) return null;

        return verified.Claims.ToPrincipal();
    }

    private async ValueTask<VerifiedToken?> Verify(string token, CancellationToken cancellationToken)
    {
        if (TokenText.Read(token) is not { } text || TokenHeader.KeyIn(text.Header) is not { } kid) return null;
        if (await keys.Find(kid, cancellationToken) is not { } key || !key.Verifies(text)) return null;

        return TokenClaims.Read(text.Payload, options.Value, clock.GetUtcNow()) is { } claims ? new(claims, key) : null;
    }

    private async ValueTask<bool> IsGone(VerificationKey key, CancellationToken cancellationToken) =>
        (await keys.Find(key.Id, cancellationToken))?.Thumbprint != key.Thumbprint;
}

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

/// <summary>The three parts of a token, decoded. Each has exactly one spelling: what could be written in two ways is refused.</summary>
internal sealed class TokenText
{
    private const int SignatureLength = 64;

    private TokenText(byte[] signed, byte[] header, byte[] payload, byte[] signature) =>
        (Signed, Header, Payload, Signature) = (signed, header, payload, signature);

    /// <summary>What the signature is over: header and payload as they were sent.</summary>
    public byte[] Signed { get; }

    public byte[] Header { get; }

    public byte[] Payload { get; }

    public byte[] Signature { get; }

    public static TokenText? Read(ReadOnlySpan<char> token)
    {
        Span<Range> parts = stackalloc Range[4];
        if (token.Split(parts, '.') != 3) return null;

        return Decode(token[parts[0]]) is { } header && Decode(token[parts[1]]) is { } payload && Decode(token[parts[2]]) is { Length: SignatureLength } signature
            ? new(Encoding.ASCII.GetBytes(token[..parts[1].End.Value].ToString()), header, payload, signature)
            : null;
    }

    /// <summary>Null for anything but canonical base64url: with padding, white space or stray bits the text would not come back.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done && text.SequenceEqual(Base64Url.EncodeToString(bytes.AsSpan(0, length)))
            ? bytes[..length]
            : null;
    }
}

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

/// <summary>What a verified token says, and whether it says it to us, now.</summary>
internal sealed class TokenClaims
{
    /// <summary>How far two clocks may be apart.</summary>
    private const int SkewInSeconds = 30;

    private readonly IReadOnlyList<Claim> _claims;
    private readonly long _expiresAt;

    private TokenClaims(IReadOnlyList<Claim> claims, long expiresAt) => (_claims, _expiresAt) = (claims, expiresAt);

    public static TokenClaims? Read(byte[] payload, TokenOptions options, DateTimeOffset now) =>
        StrictJson.Read(payload, claims => IsForUs(claims, options) && HasBegun(claims, now) && Seconds(claims, "exp") is { } expiresAt
            ? new TokenClaims([.. claims.EnumerateObject().SelectMany(claim => Claims(claim, options.Issuer))], expiresAt)
            : null);

    public bool HaveExpired(DateTimeOffset now) => _expiresAt <= now.ToUnixTimeSeconds() - SkewInSeconds;

    /// <summary>A new one for each request: whoever handles it may add to its user.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(_claims, "Bearer", nameType: "sub", roleType: "roles"));

    private static bool IsForUs(JsonElement claims, TokenOptions options) =>
        claims.Text("iss") == options.Issuer
        && claims.TryGetProperty("aud", out var audience) && Texts(audience) is { } audiences && audiences.Contains(options.Audience)
        && claims.Text("sub") is not null
        && claims.Text("jti") is not null
        && (!claims.TryGetProperty("roles", out var roles) || Texts(roles) is not null);

    private static bool HasBegun(JsonElement claims, DateTimeOffset now)
    {
        var latest = now.ToUnixTimeSeconds() + SkewInSeconds;
        return !IsLater("nbf") && !IsLater("iat");

        bool IsLater(string name) => claims.TryGetProperty(name, out _) && !(Seconds(claims, name) <= latest);
    }

    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.TryGetInt64(out var seconds) ? seconds : null;

    /// <summary>One text, or an array of nothing but texts.</summary>
    private static List<string>? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        _ => null,
    };

    private static IEnumerable<Claim> Claims(JsonProperty claim, string issuer) =>
        (claim.Value.ValueKind == JsonValueKind.Array ? claim.Value.EnumerateArray().AsEnumerable() : [claim.Value])
        .Select(value => new Claim(claim.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), ValueType(value), issuer));

    private static string ValueType(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? ClaimValueTypes.Integer64 : ClaimValueTypes.Double,
        JsonValueKind.True or JsonValueKind.False => ClaimValueTypes.Boolean,
        JsonValueKind.String => ClaimValueTypes.String,
        _ => "JSON",
    };
}
