using System.Net;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

public sealed class SigningIn(Doorway doorway) : IClassFixture<Doorway>
{
    private static string NewToken => TestIssuer.Only.Token(TimeProvider.System.GetUtcNow());

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    [InlineData("Bearer ")]
    public async Task Whoever_brings_a_good_token_is_known(string scheme)
    {
        var answer = await doorway.Ask(Doorway.WhoAmI, $"{scheme} {NewToken}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("01990000-0000-7000-8000-000000000001", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData]
    [InlineData("Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("Bearerless token")]
    public async Task Whoever_brings_no_token_is_told_what_to_bring(params string[] headers)
    {
        var answer = await doorway.Ask(Doorway.WhoAmI, headers);

        await answer.Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer token")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer {0},{0}")]
    [InlineData("Bearer {0}", "Bearer {0}")]
    [InlineData("Bearer {0}", "Basic dXNlcjpwYXNzd29yZA==")]
    public async Task Anything_but_one_good_token_in_one_header_is_refused(params string[] headers)
    {
        var token = NewToken;

        var answer = await doorway.Ask(Doorway.WhoAmI, [.. headers.Select(header => header.Replace("{0}", token, StringComparison.Ordinal))]);

        await answer.Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_revoked_token_is_refused_like_any_other()
    {
        doorway.Standing = Standing.Revoked;

        var answer = await doorway.Ask(Doorway.WhoAmI, $"Bearer {NewToken}");

        await answer.Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        doorway.Standing = null;
    }

    [Fact]
    public async Task While_nobody_knows_what_is_revoked_the_client_is_asked_to_come_back()
    {
        doorway.Standing = Standing.Unknown;

        var answer = await doorway.Ask(Doorway.WhoAmI, $"Bearer {NewToken}");

        await answer.Refused(HttpStatusCode.ServiceUnavailable, "common.unavailable");
        Assert.Equal(5, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
        Assert.Empty(answer.Headers.WwwAuthenticate);
        Assert.Equal(HttpStatusCode.OK, (await doorway.Ask("/anybody", $"Bearer {NewToken}")).StatusCode);
        await (await doorway.Ask(Doorway.WhoAmI, "Bearer token")).Refused(HttpStatusCode.Unauthorized, "common.sign_in_required");
        doorway.Standing = null;
    }
}
