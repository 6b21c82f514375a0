using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CleanTemplate.Databases.Tokens.InDepth;

/// <summary>Tokens that nobody may accept. But for the one thing its name says, each is a good one, signed by the issuer.</summary>
public static class Forgeries
{
    private static readonly TestIssuer Issuer = TestIssuer.Only;

    private static readonly Dictionary<string, Func<DateTimeOffset, string>> Makers = new(StringComparer.Ordinal)
    {
        // The algorithm.
        ["alg none, unsigned"] = now => TestIssuer.Token(Header("\"ES256\"", "\"none\""), Claims(now), _ => []),
        ["alg none, signed"] = now => Issuer.Token(Header("\"ES256\"", "\"none\""), Claims(now)),
        ["alg HS256 with the public key"] = now => TestIssuer.Token(
            Header("ES256", "HS256"), Claims(now), data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Issuer.Key.ExportSubjectPublicKeyInfoPem()), data)),
        ["alg HS256, a signature of the right length"] = now => TestIssuer.Token(
            Header("ES256", "HS256"), Claims(now), data => HMACSHA512.HashData(Issuer.Key.ExportSubjectPublicKeyInfo(), data)),
        ["alg ES384"] = now => TestIssuer.Token(Header("ES256", "ES384"), Claims(now), data => Signed(ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384, data)),
        ["alg es256"] = now => Issuer.Token(Header("ES256", "es256"), Claims(now)),
        ["no alg"] = now => Issuer.Token(Header("\"alg\":\"ES256\",", ""), Claims(now)),
        ["alg a list"] = now => Issuer.Token(Header("\"ES256\"", "[\"ES256\"]"), Claims(now)),

        // The type.
        ["typ JWT"] = now => Issuer.Token(Header("at+jwt", "JWT"), Claims(now)),
        ["no typ"] = now => Issuer.Token(Header("\"typ\":\"at+jwt\",", ""), Claims(now)),

        // The key.
        ["kid of another key"] = now => Issuer.Token(TestIssuer.HeaderFor(Issuer.NextKey), Claims(now)),
        ["unknown kid"] = now => Issuer.Token(Header("\"kid\":\"", "\"kid\":\"x"), Claims(now)),
        ["no kid"] = now => Issuer.Token(Header("\"kid\"", "\"id\""), Claims(now)),
        ["kid of a key, signed with a stranger's"] = now => TestIssuer.Token(
            Issuer.Header, Claims(now), data => Signed(ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256, data)),
        ["embedded jwk"] = now => Issuer.Token(Header("{", "{\"jwk\":{\"kty\":\"EC\"},"), Claims(now)),
        ["embedded jku"] = now => Issuer.Token(Header("{", "{\"jku\":\"https://example.com\","), Claims(now)),
        ["embedded x5c"] = now => Issuer.Token(Header("{", "{\"x5c\":[],"), Claims(now)),
        ["embedded x5u"] = now => Issuer.Token(Header("{", "{\"x5u\":\"https://example.com\","), Claims(now)),
        ["crit"] = now => Issuer.Token(Header("{", "{\"crit\":[\"exp\"],"), Claims(now)),
        ["b64"] = now => Issuer.Token(Header("{", "{\"b64\":true,"), Claims(now)),

        // The signature.
        ["changed payload"] = now => With(Good(now), 1, Base64Url.EncodeToString(Claims(now))),
        ["changed header"] = now => With(Good(now), 0, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Header("{", "{\"x\":1,")))),
        ["signature of zeros"] = now => TestIssuer.Token(Issuer.Header, Claims(now), _ => new byte[64]),
        ["signature in DER"] = now => TestIssuer.Token(
            Issuer.Header, Claims(now), data => Issuer.Key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        ["signature of SHA-512"] = now => TestIssuer.Token(
            Issuer.Header, Claims(now), data => Issuer.Key.SignData(data, HashAlgorithmName.SHA512, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)),

        // The text.
        ["nothing"] = _ => "",
        ["only dots"] = _ => "..",
        ["truncated"] = now => Good(now)[..^1],
        ["signature cut off"] = now => With(Good(now), 2, ""),
        ["two parts"] = now => string.Join('.', Good(now).Split('.')[..2]),
        ["four parts"] = now => $"{Good(now)}.",
        ["five parts"] = now => $"{Good(now)}.e30.e30",
        ["padded signature"] = now => $"{Good(now)}==",
        ["padded header"] = now => With(Good(now), 0, $"{Good(now).Split('.')[0]}="),
        ["stray bits in the signature"] = now => WithStrayBits(Good(now)),
        ["white space within"] = now => Good(now).Insert(5, " "),
        ["base64 instead of base64url"] = now => With(Good(now), 2, "+/" + Good(now).Split('.')[2][2..]),
        ["not ASCII"] = now => $"{Good(now)}é",
        ["oversized"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", $"{{\"x\":\"{new string('x', 4096)}\",")),

        // The JSON.
        ["duplicate claim"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{\"sub\":\"01990000-0000-7000-8000-000000000003\",")),
        ["duplicate claim, spelled differently"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{\"s\\u0075b\":\"01990000-0000-7000-8000-000000000003\",")),
        ["duplicate member further in"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{\"x\":{\"a\":1,\"a\":2},")),
        ["duplicate header member"] = now => Issuer.Token(Header("{", "{\"alg\":\"ES256\","), Claims(now)),
        ["claims in a list"] = now => Issuer.Token(Issuer.Header, $"[{TestIssuer.Claims(now)}]"),
        ["header in a list"] = now => Issuer.Token($"[{Issuer.Header}]", Claims(now)),
        ["claims that are no JSON"] = _ => Issuer.Token(Issuer.Header, "claims"),
        ["claims with a comment"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{/**/")),
        ["claims with more behind"] = now => Issuer.Token(Issuer.Header, $"{TestIssuer.Claims(now)}{{}}"),
        ["claims deeply nested"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{\"x\":[[[[[]]]]],")),
        ["claims in no UTF-8"] = now => Issuer.Token(Issuer.Header, [.. "{\"x\":\""u8, 0xC3, .. "\","u8, .. Claims(now).AsSpan(1)]),
        ["claims with half a character"] = now => Issuer.Token(Issuer.Header, Changed(now, "{", "{\"x\":\"\\ud800\",")),

        // The claims.
        ["other issuer"] = now => Issuer.Token(Issuer.Header, Changed(now, TestIssuer.Name, "somebody")),
        ["issuer in upper case"] = now => Issuer.Token(Issuer.Header, Changed(now, TestIssuer.Name, "THE-TESTS")),
        ["no issuer"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"iss\"", "\"x\"")),
        ["other audience"] = now => Issuer.Token(Issuer.Header, Changed(now, TestIssuer.Audience, "somebody")),
        ["other audiences"] = now => Issuer.Token(Issuer.Header, Changed(now, $"\"{TestIssuer.Audience}\"", "[\"somebody\",\"else\"]")),
        ["audiences that are not all texts"] = now => Issuer.Token(Issuer.Header, Changed(now, $"\"{TestIssuer.Audience}\"", $"[\"{TestIssuer.Audience}\",1]")),
        ["no audience"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"aud\"", "\"x\"")),
        ["no sub"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"sub\"", "\"x\"")),
        ["sub a number"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"sub\":", "\"sub\":7,\"x\":")),
        ["sub empty"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"sub\":", "\"sub\":\"\",\"x\":")),
        ["no jti"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"jti\"", "\"x\"")),
        ["expired"] = now => Good(now - TimeSpan.FromSeconds(931)),
        ["no exp"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"exp\"", "\"x\"")),
        ["exp a text"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"exp\":", "\"exp\":\"9999999999\",\"x\":")),
        ["exp a fraction"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"exp\":", "\"exp\":9999999999.5,\"x\":")),
        ["exp beyond all numbers"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"exp\":", "\"exp\":99999999999999999999,\"x\":")),
        ["not yet valid"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"nbf\":", $"\"nbf\":{now.ToUnixTimeSeconds() + 60},\"x\":")),
        ["nbf a text"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"nbf\":", "\"nbf\":\"0\",\"x\":")),
        ["nbf a fraction"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"nbf\":", "\"nbf\":0.5,\"x\":")),
        ["issued in the future"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"iat\":", $"\"iat\":{now.ToUnixTimeSeconds() + 60},\"x\":")),
        ["roles a number"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"roles\":", "\"roles\":1,\"x\":")),
        ["a role that is a number"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"customer\"", "1")),
        ["a role that is null"] = now => Issuer.Token(Issuer.Header, Changed(now, "\"customer\"", "null")),
    };

    public static IReadOnlyCollection<string> Names => Makers.Keys;

    public static string Make(string name, DateTimeOffset now) => Makers[name](now);

    private static string Good(DateTimeOffset now) => Issuer.Token(now);

    private static string Header(string part, string instead) => Replaced(Issuer.Header, part, instead);

    private static byte[] Claims(DateTimeOffset now) => Encoding.UTF8.GetBytes(TestIssuer.Claims(now));

    private static string Changed(DateTimeOffset now, string part, string instead) => Replaced(TestIssuer.Claims(now), part, instead);

    /// <summary>The first occurrence. One that is not there would leave a good token.</summary>
    private static string Replaced(string text, string part, string instead) => text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at
        ? $"{text[..at]}{instead}{text[(at + part.Length)..]}"
        : throw new InvalidOperationException($"'{part}' is not in {text}");

    private static string With(string token, int index, string part)
    {
        var parts = token.Split('.');
        parts[index] = part;
        return string.Join('.', parts);
    }

    /// <summary>64 bytes leave four bits of the last character unused: it stands for the same bytes in sixteen ways.</summary>
    private static string WithStrayBits(string token) => token[..^1] + token[^1] switch
    {
        'A' => 'B',
        'Q' => 'R',
        'g' => 'h',
        'w' => 'x',
        var other => throw new InvalidOperationException($"'{other}' ends no 64 bytes."),
    };

    private static byte[] Signed(ECCurve curve, HashAlgorithmName hash, byte[] data)
    {
        using var key = ECDsa.Create(curve);
        return key.SignData(data, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
