using CleanTemplate.Databases;
using CleanTemplate.Databases.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CleanTemplate.Api.Benchmark;

/// <summary>The API on Kestrel, as it ships but for its log; with the sign-in it ships, or with everybody signed in for nothing.</summary>
internal sealed class MeasuredApi : WebApplicationFactory<Program>
{
    private readonly OwnDatabase _database;
    private readonly bool _readsTokens;

    public MeasuredApi(OwnDatabase database, bool readsTokens)
    {
        (_database, _readsTokens) = (database, readsTokens);
        UseKestrel(0);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (setting, value) in TestIssuer.Only.Settings) builder.UseSetting(setting, value);
        builder
            .UseContentRoot(AppContext.BaseDirectory)
            .UseEnvironment("Testing")
            .UseSetting("Database:Provider", _database.Provider)
            .UseSetting("Database:ConnectionString", _database.ConnectionString)
            .UseSetting("RateLimits:RequestsPerSecond", "1000000")
            .UseSetting("RateLimits:Burst", "1000000")
            .ConfigureTestServices(services => services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance));
        if (!_readsTokens)
        {
            builder.ConfigureTestServices(services => services
                .AddAuthentication(FixedSignIn.Name).AddScheme<AuthenticationSchemeOptions, FixedSignIn>(FixedSignIn.Name, null));
        }
    }
}
