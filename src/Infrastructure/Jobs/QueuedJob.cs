using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Queues;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>A job that somebody asked for. While it runs it holds one of the slots of its name, so that not too many run at a time.</summary>
internal sealed class QueuedJob : QueuedWork, IClaimable
{
    public const string Table = "jobs";
    public const int PayloadLength = 4_000, ResultLength = 500, TraceLength = 55;

    private QueuedJob(JobId key, string name, string payload, int atATime, string? trace, DateTimeOffset enqueuedAt)
    {
        (Key, Name, Payload, AtATime, Trace, EnqueuedAt) = (key, name, payload, atATime, trace, enqueuedAt);
        DueAt = enqueuedAt;
    }

    // One that was left by a dead instance still has its slot.
    public static string Condition => $"""
        (w."Slot" IS NOT NULL OR w."AtATime" > (SELECT COUNT(*) FROM "{Table}" AS r WHERE r."Name" = w."Name" AND r."Slot" IS NOT NULL))
        """;

    public JobId Key { get; private init; }

    public string Name { get; private init; }

    public string Payload { get; private init; }

    public int AtATime { get; private init; }

    public int? Slot { get; private set; }

    /// <summary>The trace parent: the job belongs to the trace of whoever asked for it.</summary>
    public string? Trace { get; private init; }

    public DateTimeOffset EnqueuedAt { get; private init; }

    public DateTimeOffset? CancelAskedAt { get; private set; }

    public int Progress { get; private set; }

    public int? Total { get; private set; }

    public string? Result { get; private set; }

    public static QueuedJob Of(JobKind kind, string payload, string? trace, DateTimeOffset now) =>
        new(JobId.New(now), kind.Name, payload, kind.AtATime, trace, now);
}
