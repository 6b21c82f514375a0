using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Publishes so that it is known: it ends when the broker has written the message into a queue, and throws otherwise.</summary>
internal sealed class ConfirmedPublishing(Broker broker, IOptions<RabbitMqOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly CreateChannelOptions Confirming = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly SemaphoreSlim _door = new(1, 1);
    private IChannel? _channel;

    public async Task Publish(string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = new(options.Value.ConnectTimeout + options.Value.ConfirmTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var channel = await Channel(either.Token);
            await Publish(channel, exchange, routingKey, properties, body, either.Token);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UnpublishedMessageException($"RabbitMQ did not confirm {routingKey} in time.", exception);
        }
    }

    // The channel goes with its connection.
    public void Dispose() => _door.Dispose();

    private async Task Publish(
        IChannel channel, string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            await channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, cancellationToken);
        }
        catch (PublishException exception)
        {
            throw new UnpublishedMessageException(exception.IsReturn ? $"No queue wants {routingKey}." : $"RabbitMQ did not take {routingKey}.", exception);
        }
        catch
        {
            // Which confirm belongs to which message is no longer certain.
            Interlocked.CompareExchange(ref _channel, null, channel);
            await channel.DisposeAsync();
            throw;
        }
    }

    private async Task<IChannel> Channel(CancellationToken cancellationToken)
    {
        if (_channel is { IsOpen: true } open) return open;

        await _door.WaitAsync(cancellationToken);
        try
        {
            return _channel is { IsOpen: true } opened ? opened : _channel = await broker.OpenChannel(Confirming, cancellationToken);
        }
        finally
        {
            _door.Release();
        }
    }
}
