using System.Text.Json;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.WebApi.Tests.CommandLine;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Accounts.InDepth;

public sealed class OwnTokens(Doorway doorway) : IClassFixture<Doorway>
{
    [Fact]
    public async Task Anybody_may_fetch_the_keys_and_keep_them_for_five_minutes()
    {
        var answer = await doorway.Ask("/.well-known/jwks.json");

        var keys = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("keys").EnumerateArray();
        Assert.Equal("application/jwk-set+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=300", answer.Headers.CacheControl?.ToString());
        Assert.Equal(
            new[] { TestIssuer.Only.Key, TestIssuer.Only.NextKey }.Select(TestIssuer.KidOf).Order(StringComparer.Ordinal),
            keys.Select(key => key.GetProperty("kid").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_application_issues_it_accepts()
    {
        var user = Api.NewUser();

        var answer = await doorway.Ask(Doorway.WhoAmI, $"Bearer {doorway.Services.TokenFor(user, Roles.Customer)}");

        Assert.Equal(user.ToString(), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_keys_the_application_does_not_start_and_says_everything_that_is_missing()
    {
        var run = await Executable.Run([("Database__ConnectionString", "Server=nowhere"), ("Tokens__Issuer", ""), ("Tokens__Lifetime", "02:00:00")]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Tokens:SigningKeys:Current: A P-256 private key in PEM is required", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Tokens:RefreshKey: At least 32 random bytes in base64 are required", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Tokens:Issuer: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Tokens:Lifetime: ", run.Errors, StringComparison.Ordinal);
    }
}
