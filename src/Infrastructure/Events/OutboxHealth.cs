using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Whether events are handled in time. One that is not takes no instance out of service: requests are still answered.</summary>
internal sealed class OutboxHealth(WorkQueue<OutboxEvent> queue, IOptions<OutboxOptions> options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await queue.WaitingSince(message => message.OccurredAt, cancellationToken) is { } since && clock.GetUtcNow() - since > options.Value.DegradedAfter
            ? HealthCheckResult.Degraded($"The oldest event waits since {since:u}.")
            : HealthCheckResult.Healthy();
}
