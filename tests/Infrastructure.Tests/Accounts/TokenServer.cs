using System.Collections.Concurrent;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Databases.Tokens;
using CleanTemplate.Infrastructure.Accounts.Tokens;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Accounts;

/// <summary>The tokens of one host. Another one with the same settings is its twin.</summary>
internal sealed class TokenServer : IDisposable, ILoggerProvider, ILogger
{
    private readonly ServiceProvider _services;

    public TokenServer(IEnumerable<KeyValuePair<string, string?>>? settings = null, string environment = "Testing")
    {
        Settings = new ConfigurationBuilder().AddInMemoryCollection(settings ?? TestIssuer.Only.Settings).Build();
        ServiceCollection services = [];
        services
            .AddLogging(logging => logging.AddProvider(this))
            .AddSingleton(Settings)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment })
            .AddSingleton<TimeProvider>(Clock);
        new TokenServices().AddTo(services);
        new AccountTokenServices().AddTo(services);
        _services = services.BuildServiceProvider();
    }

    public TestClock Clock { get; } = new();

    public IConfiguration Settings { get; }

    public ConcurrentQueue<string> Logged { get; } = [];

    public IAccessTokens AccessTokens => Get<IAccessTokens>();

    public IAccessTokenReader Reader => Get<IAccessTokenReader>();

    public IRefreshTokens RefreshTokens => Get<IRefreshTokens>();

    public IPublishedKeys PublishedKeys => Get<IPublishedKeys>();

    public KeyRing Ring => Get<SigningKeys>().Ring;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Logged.Enqueue(formatter(state, exception));

    public void Dispose() => _services.Dispose();
}
