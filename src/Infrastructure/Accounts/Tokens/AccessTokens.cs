using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

/// <summary>Writes access tokens as RFC 9068 says, signed with the current key.</summary>
internal sealed class AccessTokens(SigningKeys keys, IOptions<TokenOptions> options, TimeProvider clock) : IAccessTokens
{
    // The plus of at+jwt as it is: no HTML will ever hold it.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public AccessToken Issue(UserId user, SessionId session, long version, IReadOnlyCollection<string> roles)
    {
        var key = keys.Ring.Current;
        var now = clock.GetUtcNow();
        JsonObject header = new() { ["alg"] = TokenHeader.Algorithm, ["typ"] = TokenHeader.Type, ["kid"] = key.Id };
        JsonObject claims = new()
        {
            ["iss"] = options.Value.Issuer,
            ["aud"] = options.Value.Audience,
            ["sub"] = user.ToString(),
            ["sid"] = session.ToString(),
            ["ver"] = version,
            ["exp"] = (now + options.Value.Lifetime).ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["jti"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            ["roles"] = new JsonArray([.. roles]),
        };
        var text = $"{Encode(header)}.{Encode(claims)}";
        return new($"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}", options.Value.Lifetime);
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, Plain));
}
