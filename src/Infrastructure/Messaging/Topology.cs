using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>
/// What this service needs at the broker: the exchange everybody publishes to; its own queue, bound to what it consumes; a queue
/// for each pause, from which messages fall back into its own; and one for those that are given up. All survive the broker.
/// </summary>
internal sealed class Topology(MessageRegistry registry, IOptions<RabbitMqOptions> options)
{
    public async Task Declare(IChannel channel, CancellationToken cancellationToken)
    {
        var (exchange, queue) = (options.Value.Exchange, options.Value.Queue);
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        if (registry.Consumed.Count == 0) return;

        await DeclareQueue(channel, options.Value.DeadQueue, fallsInto: null, cancellationToken);
        // A queue that the broker replicates gives up itself what came back too often.
        await DeclareQueue(channel, queue, fallsInto: options.Value.DeadQueue, cancellationToken);
        for (var attempt = 1; attempt < options.Value.Attempts; attempt++)
            await DeclareQueue(channel, options.Value.RetryQueue(attempt), fallsInto: queue, cancellationToken);
        foreach (var name in registry.Consumed) await channel.QueueBindAsync(queue, exchange, name, cancellationToken: cancellationToken);
    }

    // Without a type: that of the virtual host counts, which is how an installation has its queues replicated.
    private static async Task DeclareQueue(IChannel channel, string queue, string? fallsInto, CancellationToken cancellationToken)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        if (fallsInto is not null) (arguments["x-dead-letter-exchange"], arguments["x-dead-letter-routing-key"]) = ("", fallsInto);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }
}
