using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Jobs;

/// <summary>A job, without what it was asked for.</summary>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Total">How much there is to do; null when it has not said so.</param>
/// <param name="Result">What came of it; null unless it succeeded.</param>
/// <param name="Error">Why the last attempt failed; null when none has.</param>
public sealed record JobDto(
    JobId Id, string Name, JobState State, int Attempts, int Done, int? Total, DateTimeOffset EnqueuedAt, DateTimeOffset? EndedAt, string? Result, string? Error);
