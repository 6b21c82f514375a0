using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Signals;

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
