using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Signals;

/// <summary>Whether this instance hears what the others tell it.</summary>
internal sealed class SignalHealth(SignalFreshness freshness) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(freshness.IsFresh ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Signals of other instances are not heard."));
}
