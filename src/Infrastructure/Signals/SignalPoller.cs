using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Signals;

/// <summary>
/// Reads what was committed since, by this instance or another, in one statement twice a second, and tells the
/// listeners. It begins with everything recent, and keeps trying while the database is out of reach.
/// </summary>
internal sealed partial class SignalPoller(
    SignalTable table,
    IEnumerable<ISignalListener> listeners,
    SignalFreshness freshness,
    SignalBell bell,
    TimeProvider clock,
    ILogger<SignalPoller> logger) : BackgroundService
{
    /// <summary>What is older concerns nobody: access tokens, for one, live 15 minutes.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(60);

    private readonly ILookup<string, ISignalListener> _listeners = listeners.ToLookup(listener => listener.Topic, StringComparer.Ordinal);

    // A signal gets its id when it is inserted and is seen when it is committed, so a lower id can appear after a higher
    // one. Each poll therefore reads again from a horizon, the largest id that was seen long enough ago for everything
    // below it to be committed, and skips those of the signals behind it that it has heard.
    private readonly Dictionary<long, long> _heardAt = [];
    private long? _horizon;
    private bool _isCutOff;

    /// <summary>Reads once. The poller itself does it for as long as the application runs.</summary>
    public async Task Poll(CancellationToken cancellationToken)
    {
        var asOf = clock.GetTimestamp();
        var horizon = _horizon ??= await table.LastBefore(clock.GetUtcNow() - Recent, cancellationToken);
        foreach (var signal in await table.After(horizon, cancellationToken))
        {
            if (_heardAt.TryAdd(signal.Id, asOf)) Tell(signal);
        }

        _horizon = Settled(horizon, asOf);
        freshness.Renew(asOf);
    }

    /// <summary>The server starts to listen after the first try, so that usually no request comes before everything recent is heard.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryPoll(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before the poll, which may just miss what is committed meanwhile.
            var ring = bell.Listen();
            await TryPoll(stoppingToken);
            await ring.WaitAsync(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryPoll(CancellationToken stoppingToken)
    {
        try
        {
            await Poll(stoppingToken);
            if (_isCutOff) Log.HeardAgain(logger);
            _isCutOff = false;
        }
        catch (Exception exception)
        {
            if (!_isCutOff && !stoppingToken.IsCancellationRequested) Log.CutOff(logger, exception);
            _isCutOff = true;
        }
    }

    private void Tell(Signal signal)
    {
        foreach (var listener in _listeners[signal.Topic])
        {
            try
            {
                listener.Hear(signal);
            }
            catch (Exception exception)
            {
                Log.NotUnderstood(logger, exception, signal.Id, signal.Topic, listener.GetType().Name);
            }
        }
    }

    private long Settled(long horizon, long asOf)
    {
        var settled = _heardAt.Where(heard => clock.GetElapsedTime(heard.Value, asOf) >= LongestCommit).Select(heard => heard.Key).DefaultIfEmpty(horizon).Max();
        foreach (var id in _heardAt.Keys.Where(id => id <= settled).ToList()) _heardAt.Remove(id);
        return settled;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Signals cannot be read; trying until they can")]
        public static partial void CutOff(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "Signals are read again")]
        public static partial void HeardAgain(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Signal {Id} of {Topic} was lost on {Listener}")]
        public static partial void NotUnderstood(ILogger logger, Exception exception, long id, string topic, string listener);
    }
}

internal sealed class SignalServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSingleton<SignalTable>()
        .AddSingleton<SignalFreshness>()
        .AddSingleton<SignalBell>()
        .AddHostedService<SignalPoller>()
        .AddHostedService<SignalRetention>()
        .AddHealthChecks().AddCheck<SignalHealth>("signals", tags: [DatabaseHealth.Ready]);
}

/// <summary>
/// Remembers what it hears, to answer from memory. It hears one signal at a time and each once, but not always in the
/// order in which they were raised. Whether its memory is up to date is for <see cref="SignalFreshness"/> to say.
/// </summary>
internal interface ISignalListener
{
    string Topic { get; }

    void Hear(Signal signal);
}

/// <summary>Whether this instance has heard everything there was to hear until just now. Who decides from memory asks first.</summary>
internal sealed class SignalFreshness(TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private const long Never = long.MinValue;

    private long _asOf = Never;

    public bool IsFresh => Volatile.Read(ref _asOf) is var asOf and not Never && clock.GetElapsedTime(asOf) <= Limit;

    /// <param name="asOf">A timestamp of the clock: everything committed before it has been heard.</param>
    public void Renew(long asOf) => Volatile.Write(ref _asOf, asOf);
}

/// <summary>Whether this instance hears what the others tell it.</summary>
internal sealed class SignalHealth(SignalFreshness freshness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(freshness.IsFresh ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Signals of other instances are not heard."));
}

/// <summary>Deletes, now and then, what every instance has heard long ago.</summary>
internal sealed partial class SignalRetention(SignalTable table, TimeProvider clock, ILogger<SignalRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        do await TryDelete(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryDelete(CancellationToken stoppingToken)
    {
        try
        {
            await table.DeleteBefore(clock.GetUtcNow() - Kept, stoppingToken);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Log.NotDeleted(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old signals could not be deleted; the next try is in 10 minutes")]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
