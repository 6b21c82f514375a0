using System.Diagnostics.Metrics;

namespace CleanTemplate.Infrastructure.Payments.Http;

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
