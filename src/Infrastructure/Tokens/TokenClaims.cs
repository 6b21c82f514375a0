using System.Security.Claims;
using System.Text.Json;

namespace CleanTemplate.Infrastructure.Tokens;

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
