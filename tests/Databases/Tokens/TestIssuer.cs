using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Databases.Tokens;

/// <summary>Issues tokens to the tests, word for word as they ask: good ones, and others.</summary>
public sealed class TestIssuer
{
    public const string Name = "the-tests";
    public const string Audience = "the-tested";

    public static TestIssuer Only { get; } = new();

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The key it will sign with some day; already known to whoever reads its tokens.</summary>
    public ECDsa NextKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What the application needs, and has no default for, outside Development.</summary>
    public IReadOnlyDictionary<string, string?> Settings => field ??= new Dictionary<string, string?>(IssuerKeys.Settings(Key, NextKey), StringComparer.Ordinal)
    {
        ["Tokens:Issuer"] = Name,
        ["Tokens:Audience"] = Audience,
    };

    public string Header => HeaderFor(Key);

    public static string HeaderFor(ECDsa key) => $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{KidOf(key)}}"}""";

    public static string KidOf(ECDsa key) => Jwk.ThumbprintOf(key.ExportParameters(includePrivateParameters: false));

    public static string Claims(DateTimeOffset now, string sub = "01990000-0000-7000-8000-000000000001")
    {
        var seconds = now.ToUnixTimeSeconds();
        return $$"""{"iss":"{{Name}}","aud":"{{Audience}}","sub":"{{sub}}","sid":"01990000-0000-7000-8000-0000000000aa","ver":1"""
            + $$""","exp":{{seconds + 900}},"nbf":{{seconds}},"iat":{{seconds}},"jti":"{{Guid.NewGuid()}}","roles":["customer","manager"]}""";
    }

    /// <summary>A good token for this user.</summary>
    public string TokenFor(DateTimeOffset now, string user, params IEnumerable<string> roles) =>
        Token(Header, Claims(now, user).Replace("\"customer\",\"manager\"", string.Join(',', roles.Select(role => $"\"{role}\"")), StringComparison.Ordinal));

    public string Token(DateTimeOffset now) => Token(Header, Claims(now));

    public string Token(string header, string claims) => Token(header, Encoding.UTF8.GetBytes(claims));

    public string Token(string header, byte[] claims) => Token(header, claims, Sign);

    public static string Token(string header, byte[] claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private byte[] Sign(byte[] data) => Key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
