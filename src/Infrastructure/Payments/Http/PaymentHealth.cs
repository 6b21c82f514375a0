using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly.CircuitBreaker;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>Whether the payment API is called. Without it everything but paying works: never a reason to take no requests.</summary>
internal sealed class PaymentHealth(PaymentPipeline pipeline) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pipeline.Circuit == CircuitState.Closed ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The payment API fails and is left alone."));
}
