using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CleanTemplate.Infrastructure.Payments.Http;

/// <summary>
/// How patient we are with the payment API: several tries within a total time, each with a time of its own, and none for a
/// while after too many have failed.
/// </summary>
internal sealed partial class PaymentPipeline
{
    private static readonly TimeSpan Judged = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline<PaymentAnswer> _pipeline;
    private readonly ILogger _logger;

    public PaymentPipeline(IOptions<HttpPaymentOptions> options, TimeProvider clock, ILogger<PaymentPipeline> logger)
    {
        _logger = logger;
        _pipeline = new ResiliencePipelineBuilder<PaymentAnswer> { TimeProvider = clock }
            .AddTimeout(options.Value.TotalTimeout)
            .AddRetry(Retry(options.Value))
            .AddCircuitBreaker(Break(options.Value))
            .AddTimeout(options.Value.TryTimeout)
            .Build();
    }

    public CircuitState Circuit => _circuit.CircuitState;

    public async ValueTask<PaymentAnswer> Run<TState>(Func<TState, CancellationToken, ValueTask<PaymentAnswer>> attempt, TState state, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(attempt, state, cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return PaymentAnswer.None(PaymentFault.TimedOut);
        }
        catch (BrokenCircuitException open)
        {
            return PaymentAnswer.None(PaymentFault.CircuitOpen, open.RetryAfter);
        }
    }

    // A charge may be repeated like a question: it carries a key, under which it is charged once. Nonsense is not repeated,
    // as it is no accident that passes, nor is anything sooner than the other side has asked for.
    private static RetryStrategyOptions<PaymentAnswer> Retry(HttpPaymentOptions options) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.RetryDelay,
        DelayGenerator = failed => new(failed.Outcome.Result?.RetryAfter),
        ShouldHandle = tried => new(tried.Outcome.Exception is TimeoutRejectedException
            || (tried.Outcome.Result is { Fault: PaymentFault.Unreachable or PaymentFault.Failing or PaymentFault.Overloaded } answer
                && (answer.RetryAfter ?? TimeSpan.Zero) <= options.LongestWait)),
    };

    private CircuitBreakerStrategyOptions<PaymentAnswer> Break(HttpPaymentOptions options) => new()
    {
        MinimumThroughput = options.TriesToJudgeBy,
        FailureRatio = 0.5,
        SamplingDuration = Judged,
        BreakDuration = options.BreakDuration,
        StateProvider = _circuit,
        ShouldHandle = tried => new(tried.Outcome.Exception is TimeoutRejectedException || tried.Outcome.Result is { Fault: not null }),
        OnOpened = opened =>
        {
            Log.Opened(_logger, opened.BreakDuration);
            return default;
        },
        OnClosed = _ =>
        {
            Log.Closed(_logger);
            return default;
        },
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The payment API fails too often; it is left alone for {Duration}")]
        public static partial void Opened(ILogger logger, TimeSpan duration);

        [LoggerMessage(LogLevel.Information, "The payment API answers again")]
        public static partial void Closed(ILogger logger);
    }
}
