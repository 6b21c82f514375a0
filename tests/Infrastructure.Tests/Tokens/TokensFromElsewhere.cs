using System.Text.Json;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

public sealed class TokensFromElsewhere
{
    private const string Issue = """
        const crypto = require('crypto');
        const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const { x, y } = publicKey.export({ format: 'jwk' });
        const kid = crypto.createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y })).digest('base64url');
        const encode = text => Buffer.from(text).toString('base64url');
        const signed = encode(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid })) + '.' + encode(process.argv[1]);
        const signature = crypto.sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
        console.log(JSON.stringify({ token: signed + '.' + signature, key: { kty: 'EC', crv: 'P-256', use: 'sig', kid, x, y } }));
        """;

    [Fact]
    public async Task A_token_that_another_implementation_issued_is_read()
    {
        Readers reader = new();
        var issued = JsonDocument.Parse(await Node.Run(Issue, TestIssuer.Claims(reader.Clock.Now))).RootElement;
        var key = Jwk.Read(issued.GetProperty("key"))!;
        reader.Keys[key.Id] = key;

        Assert.NotNull(await reader.Read(issued.GetProperty("token").GetString()!));
        Assert.Equal(key.Id, key.Thumbprint);
    }
}
