using System.Collections.Concurrent;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;
using CleanTemplate.WebApi.Tests.Logs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// They end in this order.
[assembly: AssemblyFixture(typeof(Apis))]
[assembly: AssemblyFixture(typeof(NoSecretIsLogged))]
[assembly: AssemblyFixture(typeof(TestServers))]

namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>
/// One API for each database. All tests share those of the assembly, and each makes its own data in them; a class that counts
/// what others make too takes some of its own: <c>IClassFixture&lt;Apis&gt;</c>.
/// </summary>
public class Apis : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TestDatabase, Lazy<Task<Api>>> _running = [];

    public Task<Api> On(TestDatabase database) => _running.GetOrAdd(database, _ => new(async () => Make(await database.Create()))).Value;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        // One that did not start has failed its tests already.
        await Task.WhenAll(_running.Values.Select(api => api.Value).Where(api => api.IsCompletedSuccessfully).Select(Leave));
    }

    protected virtual Api Make(OwnDatabase database) => Api.Started(database);

    private static async Task Leave(Task<Api> running)
    {
        await using var api = await running;
        await TestedUsers.OfThisHost.KeepHashesSecret(api.Database);
    }
}

/// <summary>The API on a real port and a database of its own. Tests sign in without a password and meet no limit by chance; everything else is as it ships.</summary>
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

    public OwnDatabase Database => _database;

    /// <summary>For a second host on the database of the first, which takes it away.</summary>
    public bool LeavesDatabase { get; init; }

    public static Api Started(OwnDatabase database, Action<IWebHostBuilder>? settings = null, bool leavesDatabase = false)
    {
        Api api = new(database, settings) { LeavesDatabase = leavesDatabase };
        api.StartServer();
        return api;
    }

    public HttpClient Anonymous() => CreateClient();

    public HttpClient SignedIn(string role, UserId? user = null)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Services.TokenFor(user ?? NewUser(), role));
        return client;
    }

    /// <summary>When everything that follows from the requests so far is done.</summary>
    public async Task Settled()
    {
        var started = TimeProvider.System.GetTimestamp();
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        while (await _database.With((AppDbContext context) => context.Database.SqlQuery<string>($"""
            SELECT CONCAT("Name", ' ', "Error") AS "Value" FROM outbox WHERE "State" = 'Open'
            UNION ALL SELECT CONCAT("Name", ' ', "Error") FROM jobs WHERE "State" = 'Open' AND "DueAt" < {tomorrow}
            """).ToListAsync()) is { Count: > 0 } open)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10), $"This follows from requests and is not done: {string.Join(", ", open)}");
            await Task.Delay(10);
        }
    }

    public static UserId NewUser() => UserId.New(TimeProvider.System.GetUtcNow());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!LeavesDatabase) await _database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment("Testing")
            .UseSetting("Database:Provider", _database.Provider)
            .UseSetting("Database:ConnectionString", _database.ConnectionString)
            .UseSetting("RateLimits:RequestsPerSecond", "100000")
            .UseSetting("RateLimits:Burst", "100000")
            .UseSetting("RateLimits:CredentialsPerSecond", "100000")
            .UseSetting("RateLimits:CredentialsBurst", "100000")
            .UseSetting("Schedules:Enabled", "false")
            .ConfigureTestServices(services => services
                .TakeShortcuts()
                .AddSingleton<ILoggerFactory>(SearchedLogs.OfThisRun));
        foreach (var (setting, value) in TestIssuer.Only.Settings.Concat(TestSettings.All)) builder.UseSetting(setting, value);
        foreach (var (setting, value) in TestedUsers.OfThisHost.Limits) builder.UseSetting(setting, value);
        _settings?.Invoke(builder);
    }
}
