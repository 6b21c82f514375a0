using System.Collections.Concurrent;
using CleanTemplate.Infrastructure.Signals;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Tests.Signals;

/// <summary>One more instance of the application on a database, with listeners of the test's own. It polls when the test says so.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly EndlessPauses _pauses;
    private readonly SignalPoller _poller;

    public Instance(OwnDatabase own, params ISignalListener[] listeners)
    {
        _services = Composition.Of(own.Provider, own.ConnectionString);
        _pauses = new(Clock);
        IEnumerable<ISignalListener> all = [.. _services.GetServices<ISignalListener>(), .. listeners];
        _poller = ActivatorUtilities.CreateInstance<SignalPoller>(_services, all, _pauses, Log);
    }

    public TestClock Clock => Get<TestClock>();

    public LinesOf<SignalPoller> Log { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>One poll, without the poller's running.</summary>
    public Task Poll() => _poller.Poll(default);

    public Task Start(CancellationToken cancellationToken = default) => _poller.StartAsync(cancellationToken);

    /// <summary>Fails when that takes long.</summary>
    public Task Stop() => _poller.StopAsync(default).WaitAsync(TimeSpan.FromSeconds(5));

    /// <summary>Wakes the running poller, and waits until it has polled.</summary>
    public async Task Ring()
    {
        await Eventually.Is(() => _pauses.Begun > 0);
        var begun = _pauses.Begun;
        Get<SignalBell>().Ring();
        await Eventually.Is(() => _pauses.Begun > begun);
    }

    public async Task<HealthStatus> Health() =>
        (await Get<HealthCheckService>().CheckHealthAsync(check => check.Name == "signals")).Status;

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _poller.Dispose();
        await _services.DisposeAsync();
    }

    /// <summary>A pause that begins is counted and does not end by itself.</summary>
    private sealed class EndlessPauses(TimeProvider clock) : TimeProvider
    {
        private int _begun;

        public int Begun => Volatile.Read(ref _begun);

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _begun);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}

/// <summary>The lines the poller has logged.</summary>
internal sealed class SignalLog : ILogger<SignalPoller>
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
