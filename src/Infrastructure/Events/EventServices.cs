using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Events;

internal sealed class EventServices : IAreaServices
{
    public void AddTo(IServiceCollection services) => services
        .AddSettings<OutboxOptions>(OutboxOptions.Section)
        .AddMetrics()
        .AddSingleton(new EventSource(typeof(DomainEvent).Assembly))
        .AddSingleton<EventRegistry>()
        .AddSingleton<OutboxBell>()
        .AddSingleton<OutboxMetrics>()
        .AddSingleton<WorkQueue<OutboxEvent>>()
        .AddSingleton<EventHandling>()
        .AddSingleton<EventAttempt>()
        .AddSingleton<EventDispatcher>()
        .AddHostedService(provider => provider.GetRequiredService<EventDispatcher>())
        .AddScoped(typeof(EventDelivery<>))
        .AddScoped<Outbox>()
        .AddScoped<RaisedEvents>()
        .AddScoped<IEvents>(provider => provider.GetRequiredService<RaisedEvents>())
        .AddScoped<Handling>()
        .AddScoped<IHandling>(provider => provider.GetRequiredService<Handling>())
        .AddHealthChecks().AddCheck<OutboxHealth>("outbox", tags: [DatabaseHealth.Ready]);
}

public sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Whether this instance hands out events. One that does not still writes them, for others.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Events claimed at a time, 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Batch { get; set; } = 100;

    /// <summary>Events of a batch that are handled at the same time, 1 to 64.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 8;

    /// <summary>How long claimed events are this instance's; it renews them while it works. 2 seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one handler may take for one event, 1 second to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause after the first failure; it doubles up to 5 minutes. 10 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After so many attempts an event becomes a dead letter, 1 to 100.</summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 12;

    /// <summary>How long handled events are kept, up to a year.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Readiness says degraded when the oldest open event is older, 1 second to a day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Whether events are handled in time. One that is not takes no instance out of service: requests are still answered.</summary>
internal sealed class OutboxHealth(WorkQueue<OutboxEvent> queue, IOptions<OutboxOptions> options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await queue.WaitingSince(message => message.OccurredAt, cancellationToken) is { } since && clock.GetUtcNow() - since > options.Value.DegradedAfter
            ? HealthCheckResult.Degraded($"The oldest event waits since {since:u}.")
            : HealthCheckResult.Healthy();
}

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

/// <summary>Forgets events that were handled long ago. Dead letters stay.</summary>
[Schedule("outbox-cleanup", "0 20 3 * * ?")]
internal sealed class OutboxCleanUp(WorkQueue<OutboxEvent> queue, IOptions<OutboxOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await queue.DeleteDone(dueAt - options.Value.Kept, cancellationToken)} events deleted";
}
