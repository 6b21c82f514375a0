using System.Net.Http.Headers;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>The API on a real port and a database of its own. Tests sign in by name; everything else is as it ships.</summary>
public sealed class Api : WebApplicationFactory<Program>
{
    private readonly OwnDatabase _database;
    private readonly Action<IWebHostBuilder>? _settings;

    public Api(OwnDatabase database, Action<IWebHostBuilder>? settings = null)
    {
        (_database, _settings) = (database, settings);
        ClientOptions.AllowAutoRedirect = false;
        UseKestrel(0);
    }

    /// <summary>What happens before each save, for tests in which somebody else is faster.</summary>
    public Interference Interference { get; } = new();

    public OwnDatabase Database => _database;

    public HttpClient Anonymous() => CreateClient();

    public HttpClient SignedIn(string role, UserId? user = null)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(TestSignIn.Scheme, $"{user ?? NewUser()}:{role}");
        return client;
    }

    public static UserId NewUser() => UserId.New(TimeProvider.System.GetUtcNow());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment("Testing")
            .UseSetting("Database:Provider", _database.Provider)
            .UseSetting("Database:ConnectionString", _database.ConnectionString)
            .UseSetting("RateLimits:RequestsPerSecond", "100000")
            .UseSetting("RateLimits:Burst", "100000")
            .ConfigureTestServices(services => services
                .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
                .AddSingleton<IInterceptor>(Interference)
                .AddAuthentication(TestSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Scheme, null));
        _settings?.Invoke(builder);
    }
}
