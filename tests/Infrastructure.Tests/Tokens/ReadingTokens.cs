using System.Security.Claims;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Databases.Tokens.InDepth;

namespace CleanTemplate.Infrastructure.Tests.Tokens;

public sealed class ReadingTokens
{
    private readonly Readers _reader = new();

    public static TheoryData<string> Forged => [.. Forgeries.Names];

    [Fact]
    public async Task A_good_token_is_read_with_its_claims_named_as_they_are_in_it()
    {
        var user = await _reader.Read(_reader.NewToken());

        Assert.NotNull(user);
        Assert.Equal(
            ["iss", "aud", "sub", "sid", "ver", "exp", "nbf", "iat", "jti", "roles", "roles"],
            user.Claims.Select(claim => claim.Type));
        Assert.Equal("01990000-0000-7000-8000-000000000001", user.Identity!.Name);
        Assert.True(user.Identity.IsAuthenticated);
        Assert.Equal("Bearer", user.Identity.AuthenticationType);
        Assert.True(user.IsInRole("customer") && user.IsInRole("manager"));
        Assert.Equal(ClaimValueTypes.Integer64, user.FindFirst("ver")!.ValueType);
        Assert.All(user.Claims, claim => Assert.Equal(TestIssuer.Name, claim.Issuer));
    }

    [Theory, MemberData(nameof(Forged))]
    public async Task A_forged_token_is_refused(string forgery)
    {
        Assert.Null(await _reader.Read(Forgeries.Make(forgery, _reader.Clock.Now)));
        Assert.Equal(0, _reader.Remembered);
    }

    [Theory]
    [InlineData("\"the-tested\"", "[\"somebody\",\"the-tested\"]")]
    [InlineData("[\"customer\",\"manager\"]", "\"customer\"")]
    [InlineData(",\"roles\":[\"customer\",\"manager\"]", "")]
    [InlineData("\"ver\":1", "\"ver\":{\"x\":null},\"y\":[true,1.5]")]
    public async Task A_token_of_another_issuer_may_say_more_or_less(string part, string instead) =>
        Assert.NotNull(await _reader.Read(TestIssuer.Only.Token(TestIssuer.Only.Header, TestIssuer.Claims(_reader.Clock.Now).Replace(part, instead, StringComparison.Ordinal))));

    [Theory]
    [InlineData("exp", -29, true)]
    [InlineData("exp", -30, false)]
    [InlineData("nbf", 30, true)]
    [InlineData("nbf", 31, false)]
    [InlineData("iat", 30, true)]
    [InlineData("iat", 31, false)]
    public async Task Two_clocks_may_be_half_a_minute_apart(string claim, int seconds, bool accepted)
    {
        var time = _reader.Clock.Now.ToUnixTimeSeconds() + seconds;
        var claims = TestIssuer.Claims(_reader.Clock.Now).Replace($"\"{claim}\":", $"\"{claim}\":{time},\"x\":", StringComparison.Ordinal);

        Assert.Equal(accepted, await _reader.Read(TestIssuer.Only.Token(TestIssuer.Only.Header, claims)) is not null);
    }

    [Theory]
    [InlineData("alg none, signed")]
    [InlineData("unknown kid")]
    [InlineData("signature in DER")]
    [InlineData("padded signature")]
    [InlineData("oversized")]
    public async Task A_token_of_another_form_is_not_worth_verifying(string forgery)
    {
        await _reader.Read(Forgeries.Make(forgery, _reader.Clock.Now));

        Assert.Equal(0, _reader.Keys.Verifications);
    }
}
