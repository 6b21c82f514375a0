using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Messaging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

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
