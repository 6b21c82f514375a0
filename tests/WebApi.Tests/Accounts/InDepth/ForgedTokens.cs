using System.Net;
using System.Text.Json.Nodes;
using CleanTemplate.Databases.Tokens.InDepth;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

public sealed class ForgedTokens(Doorway doorway) : IClassFixture<Doorway>
{
    public static TheoryData<string> Forged => [.. Forgeries.Names];

    [Theory, MemberData(nameof(Forged))]
    public async Task A_forged_token_is_refused_in_the_same_words_as_no_token(string forgery)
    {
        var token = Forgeries.Make(forgery, TimeProvider.System.GetUtcNow());

        var answer = await doorway.Ask(Doorway.WhoAmI, $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Equal(await Words(await doorway.Ask(Doorway.WhoAmI)), await Words(answer));
    }

    private static async Task<string> Words(HttpResponseMessage answer)
    {
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.True(body.Remove("traceId"));
        return body.ToJsonString();
    }
}
