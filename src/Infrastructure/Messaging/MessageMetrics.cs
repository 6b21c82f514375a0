using System.Diagnostics.Metrics;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Messages by name and outcome.</summary>
internal sealed class MessageMetrics
{
    /// <summary>The name of what has none that is known here: senders do not fill the metrics with names.</summary>
    public const string Unreadable = "unreadable";

    private readonly Counter<long> _published;
    private readonly Counter<long> _consumed;

    public MessageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(typeof(MessageMetrics).Assembly.GetName().Name!);
        _published = meter.CreateCounter<long>("messages.published", description: "Messages by outcome: confirmed, failed.");
        _consumed = meter.CreateCounter<long>("messages.consumed", description: "Messages by outcome: handled, repeated, retried, dead.");
    }

    public void Published(string name, bool isConfirmed) => Count(_published, name, isConfirmed ? "confirmed" : "failed");

    public void Handled(string name, bool isNew) => Count(_consumed, name, isNew ? "handled" : "repeated");

    public void Failed(string name, bool isGivenUp) => Count(_consumed, name, isGivenUp ? "dead" : "retried");

    private static void Count(Counter<long> counter, string name, string outcome) =>
        counter.Add(1, new KeyValuePair<string, object?>("message", name), new KeyValuePair<string, object?>("outcome", outcome));
}
