using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Reads a message, takes it to its handlers, and says what is to become of it.</summary>
internal sealed partial class MessageIntake(
    MessageRegistry registry,
    ScopedServices services,
    MessageMetrics metrics,
    IOptions<RabbitMqOptions> options,
    TimeProvider clock,
    ILogger<MessageIntake> logger)
{
    private static readonly ActivitySource Source = new(typeof(MessageIntake).Assembly.GetName().Name!);

    public async Task<Verdict> Take(ReadOnlyMemory<byte> body, int attempt, CancellationToken cancellationToken)
    {
        var name = MessageMetrics.Unreadable;
        try
        {
            var envelope = Envelope.Read(body);
            var kind = registry.Find(envelope.Name, envelope.Version);
            name = kind.Name;
            metrics.Handled(name, isNew: await Deliver(kind, envelope, cancellationToken));
            return Verdict.Done;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var isGivenUp = exception is PermanentFailureException || attempt >= options.Value.Attempts;
            metrics.Failed(name, isGivenUp);
            if (isGivenUp) Log.GivenUp(logger, exception, name, attempt);
            else Log.Failed(logger, exception, name, attempt);
            return new(isGivenUp ? Fate.Dead : Fate.Retry, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<bool> Deliver(MessageKind kind, Envelope envelope, CancellationToken stopping)
    {
        _ = ActivityContext.TryParse(envelope.TraceParent, traceState: null, isRemote: true, out var parent);
        using var activity = Source.StartActivity($"receive {kind.Name}", ActivityKind.Consumer, parent);
        using CancellationTokenSource patience = new(options.Value.HandlerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return await kind.Deliver(envelope.Id, envelope.Data, services, either.Token);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"{kind.Name} took longer than {options.Value.HandlerTimeout}.", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Message} was not handled at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string message, int attempt);

        [LoggerMessage(LogLevel.Error, "{Message} is given up at attempt {Attempt}: it waits in the dead-letter queue")]
        public static partial void GivenUp(ILogger logger, Exception exception, string message, int attempt);
    }
}

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

internal static class MessageFailure
{
    /// <summary>One of what handlers threw: a message is given up at once only when none of them would gain from another attempt.</summary>
    public static void Throw(List<Exception> failures)
    {
        if ((failures.Find(failure => failure is not PermanentFailureException) ?? failures.FirstOrDefault()) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }
}

internal sealed class RefusedMessageException(Error error) : PermanentFailureException($"{error.Code}: {error.Message}");
