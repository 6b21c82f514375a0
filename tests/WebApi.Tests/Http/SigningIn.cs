using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using CleanTemplate.WebApi.Common.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Tests.Http;

public sealed class SigningIn
{
    [Theory]
    [InlineData("Development customer", HttpStatusCode.OK)]
    [InlineData("Development manager", HttpStatusCode.OK)]
    [InlineData("Development root", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer customer", HttpStatusCode.Unauthorized)]
    public async Task In_development_anybody_signs_in_by_the_name_of_a_role(string header, HttpStatusCode expected)
    {
        await using var app = Host(Environments.Development);
        await app.StartAsync();
        using HttpClient client = new() { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(header);

        Assert.Equal(expected, (await client.GetAsync("/whoami")).StatusCode);
    }

    [Fact]
    public async Task Elsewhere_a_start_in_which_nobody_could_sign_in_is_stopped()
    {
        await using var app = Host(Environments.Production);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains("no scheme is registered in the environment Production", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_development_sign_in_refuses_to_exist_elsewhere()
    {
        await using var app = Host(Environments.Production);

        Assert.Throws<InvalidOperationException>(() => new DevelopmentSignIn(
            app.Services.GetRequiredService<IOptionsMonitor<AuthenticationSchemeOptions>>(),
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance,
            UrlEncoder.Default,
            app.Environment));
    }

    private static WebApplication Host(string environment)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddSignIn(builder.Environment);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/whoami", () => "somebody").RequireAuthorization();
        return app;
    }
}
