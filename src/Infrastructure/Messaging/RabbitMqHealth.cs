using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Whether the broker is reached. One that is not takes no instance out of service: requests are still answered.</summary>
internal sealed class RabbitMqHealth(Broker broker, MessageConsumer consumer, IOptions<RabbitMqOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Value.HasBroker) return HealthCheckResult.Healthy("There is no broker.");
        try
        {
            await broker.Connect(cancellationToken);
            return consumer.IsDeaf ? HealthCheckResult.Degraded("Messages are not received.") : HealthCheckResult.Healthy();
        }
        catch (BrokerUnavailableException exception)
        {
            return HealthCheckResult.Degraded(exception.Message);
        }
    }
}
