using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Common;
using CleanTemplate.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.Payments;

/// <summary>
/// Collects payments that were asked for: each as a job at once, and those that found no answer every minute. The
/// provider is called between two units of work. The first says that it will be, the second what came of it; whoever dies
/// in between is followed by somebody who asks what became of the first call.
/// </summary>
[Schedule("pending-payments", "0 * * * * ?")]
internal sealed partial class PaymentCollector(
    IPaymentAttemptRepository attempts, IPaymentProvider provider, IUnitOfWork unitOfWork, TimeProvider clock, ILogger<PaymentCollector> logger)
    : IJob<CollectPayment>, IScheduledJob
{
    private const int AtOnce = 100, SilencesToEnd = 3, Repetitions = 20;

    // Leaves alone what somebody else is probably trying right now.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public async Task<string?> Run(CollectPayment payload, CancellationToken cancellationToken)
    {
        var state = await Collect(payload.Attempt, cancellationToken);
        return state == PaymentAttemptState.Open ? "no answer from the provider: left to the schedule" : state.ToString().ToLowerInvariant();
    }

    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var (settled, silences) = (0, 0);
        IReadOnlyList<PaymentAttemptId> waiting;
        do
        {
            // Whichever was tried goes to the end of the line, so none is in the way for ever.
            waiting = await attempts.FindWaiting(dueAt - Rest, AtOnce, cancellationToken);
            foreach (var attempt in waiting)
            {
                var isSettled = await Collect(attempt, cancellationToken) != PaymentAttemptState.Open;
                (settled, silences) = isSettled ? (settled + 1, 0) : (settled, silences + 1);
                // The others would wait for the same silence.
                if (silences == SilencesToEnd) return $"{settled} payments settled, then no answer from the provider";
            }
        }
        while (waiting.Count == AtOnce);

        return $"{settled} payments settled";
    }

    private async Task<PaymentAttemptState> Collect(PaymentAttemptId id, CancellationToken cancellationToken)
    {
        var attempt = await Change(id, attempt => attempt.Try(clock.GetUtcNow()), cancellationToken);
        if (!attempt.IsOpen) return attempt.State;

        var answer = await provider.Collect(attempt, cancellationToken);
        attempt = await Change(id, open => open.Settle(answer, clock.GetUtcNow()), cancellationToken);
        if (attempt.State == PaymentAttemptState.Disputed) Log.Disputed(logger, attempt.Subject, attempt.Reference, answer.Error?.Message);
        return attempt.State;
    }

    /// <summary>Changes an open attempt in a unit of work of its own, and again when somebody else was faster. One that is settled stays as it is.</summary>
    private async Task<PaymentAttempt> Change(PaymentAttemptId id, Action<PaymentAttempt> change, CancellationToken cancellationToken)
    {
        for (var times = 1; ; times++)
        {
            try
            {
                return (await unitOfWork.Run(Once, cancellationToken)).Value;
            }
            catch (ConflictException) when (times < Repetitions)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        async Task<Result<PaymentAttempt>> Once(CancellationToken token)
        {
            var attempt = await attempts.Find(id, token) ?? throw new InvalidOperationException($"There is no payment attempt {id}.");
            if (attempt.IsOpen) change(attempt);
            return attempt;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The payment of {Subject} under {Reference} is disputed: {Reason}")]
        public static partial void Disputed(ILogger logger, string subject, string reference, string? reason);
    }
}
