using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Messaging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Puts messages of an event handler into their envelopes and publishes them. Without a broker it does nothing, which the start says.</summary>
internal sealed class MessagePublisher(
    ConfirmedPublishing publishing, MessageRegistry registry, IHandling handling, MessageMetrics metrics, IOptions<RabbitMqOptions> options) : IMessagePublisher
{
    private static readonly ActivitySource Source = new(typeof(MessagePublisher).Assembly.GetName().Name!);

    private int _published;

    public async Task Publish<TMessage>(TMessage message, DateTimeOffset occurredAt, CancellationToken cancellationToken)
        where TMessage : class
    {
        if (handling.Key is not { } key)
            throw new InvalidOperationException($"{typeof(TMessage)} is published by an event handler that reaches outside: what is published elsewhere may never be committed.");
        var kind = registry.Of(typeof(TMessage));
        if (!options.Value.HasBroker) return;

        using var activity = Source.StartActivity($"publish {kind.Name}", ActivityKind.Producer);
        var id = IdOf($"{key}/{_published++}");
        Envelope envelope = new(
            id, kind.Name, kind.Version, occurredAt, options.Value.Queue, Activity.Current?.Id, JsonSerializer.SerializeToElement(message, Envelope.Json));
        var isConfirmed = false;
        try
        {
            await publishing.Publish(options.Value.Exchange, kind.Name, Properties(envelope), envelope.Write(), cancellationToken);
            isConfirmed = true;
        }
        finally
        {
            metrics.Published(kind.Name, isConfirmed);
        }
    }

    private static BasicProperties Properties(Envelope envelope) => new()
    {
        MessageId = envelope.Id.ToString(),
        Type = envelope.Name,
        AppId = envelope.Source,
        ContentType = "application/json",
        Persistent = true,
    };

    // From the key of the handling: whoever gets a repetition recognises it.
    private static Guid IdOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}

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

/// <summary>The broker has the message, or may have it, but promises nothing.</summary>
internal sealed class UnpublishedMessageException(string message, Exception inner) : Exception(message, inner);
