using CleanTemplate.Application.Common.Events;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Makes one attempt at a claimed event. What fails is tried again after a growing pause, and is put aside after so many attempts.</summary>
internal sealed partial class EventAttempt(
    WorkQueue<OutboxEvent> queue, EventHandling handling, OutboxMetrics metrics, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<EventAttempt> logger)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <summary>Null when the event is handled.</summary>
    public async Task<EventFailure?> Make(OutboxEvent message, CancellationToken cancellationToken)
    {
        // Whoever had it before died of it, more than once.
        if (message.Attempts > options.Value.Attempts) return new($"It was begun {message.Attempts - 1} times and never ended. {message.Error}", IsFinal: true);

        try
        {
            await handling.Handle(message, cancellationToken);
            metrics.Handled(message.Name, clock.GetUtcNow() - message.OccurredAt);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var isFinal = exception is PermanentFailureException || message.Attempts == options.Value.Attempts;
            if (isFinal) Log.GivenUp(logger, exception, message.Name, message.Id, message.Attempts);
            else Log.Failed(logger, exception, message.Name, message.Id, message.Attempts);
            return new($"{exception.GetType().Name}: {exception.Message}", isFinal);
        }
    }

    /// <summary>Also while stopping. When it cannot be noted, the event waits for its lease, and the others go on.</summary>
    public async Task Note(OutboxEvent message, EventFailure failure)
    {
        if (failure.IsFinal) metrics.GivenUp(message.Name);
        else metrics.Failed(message.Name);

        try
        {
            using CancellationTokenSource deadline = new(LastWords, clock);
            if (failure.IsFinal) await queue.GiveUp(message, failure.Error, deadline.Token);
            else await queue.Retry(message, failure.Error, Backoff.After(message.Attempts, options.Value.FirstPause), deadline.Token);
        }
        catch (Exception exception)
        {
            Log.NotNoted(logger, exception, message.Name, message.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Event} {Id} was not handled at attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception exception, string @event, long id, int attempt);

        [LoggerMessage(LogLevel.Error, "{Event} {Id} is given up after {Attempts} attempts: it waits for staff among the dead letters")]
        public static partial void GivenUp(ILogger logger, Exception exception, string @event, long id, int attempts);

        [LoggerMessage(LogLevel.Error, "What became of {Event} {Id} could not be noted; it is tried again when its lease is over")]
        public static partial void NotNoted(ILogger logger, Exception exception, string @event, long id);
    }
}

internal sealed record EventFailure(string Error, bool IsFinal);
