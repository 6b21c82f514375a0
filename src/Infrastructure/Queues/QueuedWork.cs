namespace CleanTemplate.Infrastructure.Queues;

/// <summary>
/// A row that some instance has to work on. Whoever claims it holds a lease; when that runs out, because the instance
/// died, the row is due again.
/// </summary>
internal abstract class QueuedWork
{
    public const int ErrorLength = 1_000;

    public long Id { get; private init; }

    public WorkState State { get; private set; }

    /// <summary>When it may be claimed next: at once, after a pause, or when its lease runs out.</summary>
    public DateTimeOffset DueAt { get; protected set; }

    /// <summary>How often it was claimed since it was put here, or put here again.</summary>
    public int Attempts { get; private set; }

    /// <summary>Who claimed it; null when nobody is at it.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
}

internal interface IClaimable
{
    /// <summary>What else a row must fulfil to be claimed, in SQL that every provider understands; the row is called w.</summary>
    static abstract string Condition { get; }
}

internal enum WorkState
{
    Open,
    Done,

    /// <summary>Given up: it stays until staff sends it on its way again.</summary>
    Dead,

    /// <summary>Called off.</summary>
    Cancelled,
}
