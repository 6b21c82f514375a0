using System.Security.Claims;
using System.Text;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>The whole host, with an endpoint that tells whoever is signed in who they are, and nothing behind it: no database is reached.</summary>
public class Doorway : IAsyncLifetime
{
    public const string WhoAmI = "/whoami";

    // Whatever is longer is a token, genuine or not.
    private const int LongestWord = 50;

    private WebApplication _app = null!;

    /// <summary>What a token's standing is said to be; null where nobody is asked.</summary>
    internal Standing? Standing { get; set; }

    internal IServiceProvider Services => _app.Services;

    protected virtual string EnvironmentName => "Testing";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = EnvironmentName, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration
            .AddInMemoryCollection(TestIssuer.Only.Settings)
            .AddInMemoryCollection(TestSettings.All)
            .AddInMemoryCollection([
                new("Database:Provider", TestDatabase.Known[0].Name), new("Database:ConnectionString", "Server=nowhere"),
                new("RateLimits:RequestsPerSecond", "100000"), new("RateLimits:Burst", "100000")]);
        Compose(builder);
        builder.Services.AddSingleton<ILoggerFactory>(SearchedLogs.OfThisRun);
        builder.Services.RemoveAll<ITokenStanding>();
        builder.Services.AddSingleton<ITokenStanding>(new Judge(this)).AddSingleton<ITokenStanding>(new GoodJudge());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build().UseWebApi();
        _app.MapGet(WhoAmI, (ClaimsPrincipal user) => user.FindFirstValue("sub")).RequireAuthorization();
        _app.MapGet("/anybody", () => "anybody").AllowAnonymous();
        await _app.StartAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _app.DisposeAsync();
    }

    public HttpClient NewClient() => new() { BaseAddress = new(_app.Urls.Single()) };

    /// <summary>Sends these Authorization headers, each on a line of its own.</summary>
    public async Task<HttpResponseMessage> Ask(string path, params string[] authorization)
    {
        using SocketsHttpHandler anyText = new() { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using HttpClient client = new(anyText) { BaseAddress = new(_app.Urls.Single()) };
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        foreach (var header in authorization)
        {
            if (header.Length > LongestWord) SearchedLogs.OfThisRun.KeepSecret(header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        return await client.SendAsync(request);
    }

    protected virtual void Compose(WebApplicationBuilder builder) => builder.AddWebApi();

    private sealed class Judge(Doorway doorway) : ITokenStanding
    {
        public Standing Of(ClaimsPrincipal token) => doorway.Standing ?? Application.Common.Authorization.Standing.Good;
    }

    private sealed class GoodJudge : ITokenStanding
    {
        public Standing Of(ClaimsPrincipal token) => Application.Common.Authorization.Standing.Good;
    }
}
