using System.Text.Json;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Tests.Tokens;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

public sealed class IssuingTokens : IDisposable
{
    private const string Verify = """
        const crypto = require('crypto');
        const [header, payload, signature] = process.argv[1].split('.');
        const { kid, alg, typ } = JSON.parse(Buffer.from(header, 'base64url'));
        const jwk = JSON.parse(process.argv[2]).keys.find(key => key.kid === kid);
        const key = crypto.createPublicKey({ key: jwk, format: 'jwk' });
        const genuine = crypto.verify('sha256', Buffer.from(header + '.' + payload), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
        console.log(genuine, alg, typ, JSON.parse(Buffer.from(payload, 'base64url')).sub);
        """;

    private readonly TokenServer _server = new();
    private readonly UserId _user = UserId.New(DateTimeOffset.UnixEpoch);
    private readonly SessionId _session = SessionId.New(DateTimeOffset.UnixEpoch);

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_token_says_who_it_is_for_and_until_when()
    {
        var token = _server.AccessTokens.Issue(_user, _session, version: 7, ["customer", "manager"]);

        var claims = (await _server.Reader.Read(token.Value, TestContext.Current.CancellationToken))!.Claims.ToLookup(claim => claim.Type, claim => claim.Value);
        var now = _server.Clock.Now.ToUnixTimeSeconds();
        Assert.Equal(TimeSpan.FromMinutes(15), token.Lifetime);
        Assert.Equal([TestIssuer.Name], claims["iss"]);
        Assert.Equal([TestIssuer.Audience], claims["aud"]);
        Assert.Equal([_user.ToString()], claims["sub"]);
        Assert.Equal([_session.ToString()], claims["sid"]);
        Assert.Equal(["7"], claims["ver"]);
        Assert.Equal([$"{now}"], claims["nbf"]);
        Assert.Equal([$"{now}"], claims["iat"]);
        Assert.Equal([$"{now + 900}"], claims["exp"]);
        Assert.Equal(["customer", "manager"], claims["roles"]);
    }

    [Fact]
    public async Task No_two_tokens_have_the_same_id()
    {
        var ids = new List<string>();
        for (var times = 0; times < 2; times++)
            ids.Add((await _server.Reader.Read(_server.AccessTokens.Issue(_user, _session, 1, []).Value, TestContext.Current.CancellationToken))!.FindFirst("jti")!.Value);

        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task Another_implementation_verifies_a_token_with_the_published_keys() => Assert.Equal(
        $"true ES256 at+jwt {_user}",
        await Node.Run(Verify, _server.AccessTokens.Issue(_user, _session, 1, ["customer"]).Value, _server.PublishedKeys.JsonWebKeySet()));

    [Fact]
    public void What_is_published_has_nothing_private()
    {
        var keys = JsonDocument.Parse(_server.PublishedKeys.JsonWebKeySet()).RootElement.GetProperty("keys").EnumerateArray().ToList();

        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal(["kty", "crv", "use", "alg", "kid", "x", "y"], key.EnumerateObject().Select(member => member.Name)));
    }
}
