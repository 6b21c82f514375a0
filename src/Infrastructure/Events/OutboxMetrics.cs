using System.Diagnostics.Metrics;

namespace CleanTemplate.Infrastructure.Events;

/// <summary>Attempts by event and outcome, and how long events took from their commit to the end of their handling.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> _attempts;
    private readonly Histogram<double> _lag;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(typeof(OutboxMetrics).Assembly.GetName().Name!);
        _attempts = meter.CreateCounter<long>("outbox.attempts", description: "Attempts to handle an event, by outcome: handled, failed, dead.");
        _lag = meter.CreateHistogram<double>("outbox.lag", "s", "From the event to the end of its handling.");
    }

    public void Handled(string name, TimeSpan lag)
    {
        Count(name, "handled");
        _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("event", name));
    }

    public void Failed(string name) => Count(name, "failed");

    public void GivenUp(string name) => Count(name, "dead");

    private void Count(string name, string outcome) =>
        _attempts.Add(1, new KeyValuePair<string, object?>("event", name), new KeyValuePair<string, object?>("outcome", outcome));
}
