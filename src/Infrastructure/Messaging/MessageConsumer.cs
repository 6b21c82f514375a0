using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Receives messages for as long as the application runs. When the channel breaks it opens another.</summary>
internal sealed partial class MessageConsumer(
    Broker broker,
    MessageRegistry registry,
    MessageIntake intake,
    Aside aside,
    IOptions<RabbitMqOptions> options,
    TimeProvider clock,
    ILogger<MessageConsumer> logger) : BackgroundService
{
    private volatile bool _isDeaf;

    /// <summary>Whether messages are not received that should be.</summary>
    public bool IsDeaf => _isDeaf;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.HasBroker)
        {
            Log.NoBroker(logger);
            return;
        }

        while (registry.Consumed.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            await TryReceive(stoppingToken);
            await Task.Delay(options.Value.ReconnectPause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryReceive(CancellationToken stoppingToken)
    {
        try
        {
            CreateChannelOptions parallel = new(
                publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false, consumerDispatchConcurrency: (ushort)options.Value.Prefetch);
            await using Reception reception = new(await broker.OpenChannel(parallel, stoppingToken), intake, aside, options, clock);
            await reception.Start(stoppingToken);
            _isDeaf = false;
            await reception.Ended.WaitAsync(stoppingToken);
            _isDeaf = true;
        }
        catch (Exception exception)
        {
            // The broker has said itself that it is not there.
            if (!_isDeaf && exception is not BrokerUnavailableException && !stoppingToken.IsCancellationRequested) Log.Deaf(logger, exception);
            _isDeaf = !stoppingToken.IsCancellationRequested;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No broker is set (RabbitMq:Host): nothing is told to other services, and nothing is heard from them")]
        public static partial void NoBroker(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Messages cannot be received; trying until they can")]
        public static partial void Deaf(ILogger logger, Exception exception);
    }
}
