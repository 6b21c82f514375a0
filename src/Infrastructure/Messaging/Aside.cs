using System.Globalization;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Puts messages that were not handled into the queue of their next pause, or into the dead-letter queue.</summary>
internal sealed class Aside(ConfirmedPublishing publishing, IOptions<RabbitMqOptions> options)
{
    public const string Attempt = "x-attempt";
    public const string Reason = "x-reason";
    public const string RoutingKey = "x-routing-key";

    private const int ReasonLength = 1_000;

    /// <summary>Which attempt this is. Anybody can write headers: what is no number begins anew.</summary>
    public static int AttemptOf(IReadOnlyBasicProperties properties) =>
        properties.Headers is { } headers && headers.TryGetValue(Attempt, out var value) && value is int and > 0 ? (int)value : 1;

    public Task Put(BasicDeliverEventArgs delivery, int attempt, Verdict verdict, CancellationToken cancellationToken)
    {
        var isRetried = verdict.Fate == Fate.Retry;
        // Of the sender's own properties few are kept: an expiry would lose the message, a user id or too many headers would have it refused.
        BasicProperties properties = new()
        {
            MessageId = delivery.BasicProperties.MessageId,
            ContentType = delivery.BasicProperties.ContentType,
            Persistent = true,
            Headers = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [Attempt] = isRetried ? attempt + 1 : attempt,
                [Reason] = verdict.Reason.Length > ReasonLength ? verdict.Reason[..ReasonLength] : verdict.Reason,
                [RoutingKey] = FirstRoutingKeyOf(delivery),
            },
        };
        if (isRetried) properties.Expiration = ((long)options.Value.PauseAfter(attempt).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return publishing.Publish("", isRetried ? options.Value.RetryQueue(attempt) : options.Value.DeadQueue, properties, delivery.Body, cancellationToken);
    }

    private static object? FirstRoutingKeyOf(BasicDeliverEventArgs delivery) =>
        delivery.BasicProperties.Headers is { } headers && headers.TryGetValue(RoutingKey, out var first) && first is byte[] { Length: <= 255 } ? first : delivery.RoutingKey;
}
