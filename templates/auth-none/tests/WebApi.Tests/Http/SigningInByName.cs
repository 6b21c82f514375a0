using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.WebApi.Tests.Http;

public sealed class SigningInByName
{
    [Theory]
    [InlineData("Development customer", HttpStatusCode.OK)]
    [InlineData("Development manager", HttpStatusCode.OK)]
    [InlineData("Development admin", HttpStatusCode.OK)]
    [InlineData("Development root", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer customer", HttpStatusCode.Unauthorized)]
    public async Task In_development_anybody_signs_in_by_the_name_of_a_role(string header, HttpStatusCode expected) =>
        Assert.Equal(expected, await Ask(Environments.Development, header));

    [Fact]
    public async Task Elsewhere_nobody_does() => Assert.Equal(HttpStatusCode.Unauthorized, await Ask(Environments.Production, "Development customer"));

    private static async Task<HttpStatusCode> Ask(string environment, string header)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IAccessTokenReader, NoTokens>();
        builder.Services.AddSignIn();
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/whoami", () => "somebody").RequireAuthorization();
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(header);
        return (await client.GetAsync("/whoami")).StatusCode;
    }

    private sealed class NoTokens : IAccessTokenReader
    {
        public ValueTask<ClaimsPrincipal?> Read(string token, CancellationToken cancellationToken) => new((ClaimsPrincipal?)null);
    }
}
