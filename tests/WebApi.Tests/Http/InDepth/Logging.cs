using System.Collections.Concurrent;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

public sealed class Logging
{
    [Theory, OnEveryDatabase]
    public async Task A_request_leaves_one_line_with_its_route_and_nothing_it_carried(TestDatabase database)
    {
        using Lines lines = new();
        await using Api api = new(await database.Create(), host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerFactory>(lines)));
        api.StartServer();

        await api.Anonymous().GetAsync("/api/v1/about");
        await api.Anonymous().GetAsync("/api/v1/about?secret=1");
        await api.Anonymous().GetAsync("/api/v1/secret");
        using var byHeader = api.Anonymous();
        byHeader.DefaultRequestHeaders.Add("Api-Version", "1");
        await byHeader.GetAsync("/api/about?secret=1");
        using HttpRequestMessage head = new(HttpMethod.Head, "/api/v1/secret");
        await api.Anonymous().SendAsync(head);

        var about = lines.All.Where(line => line.Contains("/about", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Collection(
            about,
            line => Assert.Matches(@"^Information: GET /api/v1/about/ answered 200 in \d+\.\d ms$", line),
            line => Assert.Matches(@"^Information: GET /api/v1/about/ answered 400 in \d+\.\d ms$", line),
            line => Assert.Matches(@"^Information: GET /api/v1/about/ answered 400 in \d+\.\d ms$", line));
        Assert.Single(lines.All, line => line.StartsWith("Information: GET (no route) answered 404", StringComparison.Ordinal));
        Assert.Single(lines.All, line => line.StartsWith("Information: HEAD (no route) answered 404", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Theory, OnEveryDatabase]
    public async Task A_client_that_leaves_is_nobody_s_fault(TestDatabase database)
    {
        using Lines lines = new();
        await using var api = Api.Started(await database.Create(), host => host.ConfigureTestServices(services => services
            .AddSingleton<ILoggerFactory>(lines).AddSingleton<IRootEndpoints, Specimens>()));

        foreach (var path in (string[])["/specimens/stuck", "/specimens/stuck-driver"])
        {
            using CancellationTokenSource leaving = new(TimeSpan.FromSeconds(0.3));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.Anonymous().GetAsync(path, leaving.Token));
            for (var look = 0; look < 100 && !lines.All.Any(line => line.Contains($"{path} answered 499", StringComparison.Ordinal)); look++) await Task.Delay(20);

            Assert.Single(lines.All, line => line.Contains($"Information: GET {path} answered 499", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(lines.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>What the application itself logs at Information and above.</summary>
    private sealed class Lines : ILoggerFactory, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = [];

        public IReadOnlyCollection<string> All => _lines;

        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Microsoft", StringComparison.Ordinal) ? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance : this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }
}
