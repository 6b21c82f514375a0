using System.Buffers.Text;
using System.Security.Cryptography;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Accounts.Tokens;

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
