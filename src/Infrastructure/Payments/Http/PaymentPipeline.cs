using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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

/// <summary>How the payment API does: calls by outcome, their duration, and whether it is called at all.</summary>
internal sealed class PaymentMetrics
{
    public const string MeterName = "CleanTemplate.Payments";
    public const string Calls = "payments.calls";
    public const string Duration = "payments.call.duration";
    public const string Circuit = "payments.circuit";

    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;

    public PaymentMetrics(IMeterFactory meters, PaymentPipeline pipeline)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>(Calls, "{call}", "Calls of the payment API, retries not counted.");
        _duration = meter.CreateHistogram<double>(Duration, "s", "How long a call took, with its retries.");
        meter.CreateObservableGauge(Circuit, () => (int)pipeline.Circuit, description: "0 closed, 1 open, 2 half-open.");
    }

    public void Called(string operation, string outcome, TimeSpan took)
    {
        KeyValuePair<string, object?> asked = new("operation", operation), came = new("outcome", outcome);
        _calls.Add(1, asked, came);
        _duration.Record(took.TotalSeconds, asked, came);
    }
}

/// <summary>Whether the payment API is called. Without it everything but paying works: never a reason to take no requests.</summary>
internal sealed class PaymentHealth(PaymentPipeline pipeline) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pipeline.Circuit == CircuitState.Closed ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The payment API fails and is left alone."));
}
