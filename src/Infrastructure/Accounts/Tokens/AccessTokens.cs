using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

/// <summary>
/// A token is the session's id, a secret and a tag over both. The tag is ours, so a made-up token is known without the
/// database, and nobody ends a stranger's session by guessing its id.
/// </summary>
internal sealed class RefreshTokens(SigningKeys keys) : IRefreshTokens
{
    private const int IdLength = 16;
    private const int SecretLength = 32;
    private const int TagLength = 16;
    private const int BodyLength = IdLength + SecretLength;

    public RefreshToken First(SessionId session) => Write(session, RandomNumberGenerator.GetBytes(SecretLength));

    public RefreshToken? Read(string? text)
    {
        if (text?.Length != Base64Url.GetEncodedLength(BodyLength + TagLength) || TokenText.Decode(text) is not { } token) return null;

        var body = token.AsSpan(0, BodyLength);
        return CryptographicOperations.FixedTimeEquals(token.AsSpan(BodyLength), Tag(body))
            ? new(new(new(body[..IdLength], bigEndian: true)), text, Hash(body[IdLength..]))
            : null;
    }

    public RefreshToken After(RefreshToken used) => Write(used.Session, Mac("next"u8, Base64Url.DecodeFromChars(used.Text).AsSpan(0, BodyLength)));

    private RefreshToken Write(SessionId session, byte[] secret)
    {
        byte[] body = [.. session.Value.ToByteArray(bigEndian: true), .. secret];
        return new(session, Base64Url.EncodeToString([.. body, .. Tag(body)]), Hash(secret));
    }

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> body) => Mac("tag"u8, body).AsSpan(0, TagLength);

    private byte[] Mac(ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> body) => HMACSHA256.HashData(keys.Ring.RefreshKey, (byte[])[.. purpose, .. body]);

    private static string Hash(ReadOnlySpan<byte> secret) => Base64Url.EncodeToString(SHA256.HashData(secret));
}

/// <summary>Our own tokens. All of it lives as long as the key ring it shares.</summary>
internal sealed class AccountTokenServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<KeyOptions>(TokenOptions.Section)
        .AddSingleton<IValidateOptions<KeyOptions>, KeyCheck>()
        .AddSingleton<KeySource>()
        .AddSingleton<SigningKeys>()
        .Replace(ServiceDescriptor.Singleton<IVerificationKeys>(provider => provider.GetRequiredService<SigningKeys>()))
        .AddSingleton<IPublishedKeys>(provider => provider.GetRequiredService<SigningKeys>())
        .AddSingleton<IAccessTokens, AccessTokens>()
        .AddSingleton<IRefreshTokens, RefreshTokens>();
}
