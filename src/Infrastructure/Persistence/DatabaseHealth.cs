using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>Whether the database answers.</summary>
public sealed class DatabaseHealth(AppDbContext database) : IHealthCheck
{
    /// <summary>The tag of the checks that decide whether this instance takes requests.</summary>
    public const string Ready = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
