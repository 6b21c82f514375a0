using CleanTemplate.Application.Common.Paging;

namespace CleanTemplate.Application.Operations;

/// <summary>Events that were given up.</summary>
public interface IDeadLetters
{
    /// <summary>The latest first.</summary>
    Task<Page<DeadLetterDto>> List(IPaged page, CancellationToken cancellationToken);

    Task<DeadLetterDto?> Find(long id, CancellationToken cancellationToken);

    /// <summary>Sends it on its way again; false when there is no such dead letter.</summary>
    Task<bool> Requeue(long id, CancellationToken cancellationToken);
}

/// <summary>An event that was given up, without what it says.</summary>
/// <param name="Event">What kind of event it is.</param>
/// <param name="Aggregate">What it is about, if an aggregate raised it.</param>
/// <param name="TraceParent">The trace of the request that caused it.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="HandledBy">The handlers that are done with it; they are not asked again.</param>
public sealed record DeadLetterDto(
    long Id, string Event, string? Aggregate, string? TraceParent, DateTimeOffset OccurredAt, DateTimeOffset? GivenUpAt, int Attempts, string? Error, IReadOnlyList<string> HandledBy);
