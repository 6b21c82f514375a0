using System.Diagnostics;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
