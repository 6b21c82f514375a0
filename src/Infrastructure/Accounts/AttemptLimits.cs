using System.Threading.RateLimiting;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class AttemptLimits(AttemptCounters counters, ICaller caller) : IAttemptLimits
{
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(1);

    // A command that is retried after a conflict is still one attempt.
    private readonly Dictionary<(Attempt Attempt, string Subject), Error?> _counted = [];

    public Error? Refuse(Attempt attempt, string subject)
    {
        if (!_counted.TryGetValue((attempt, subject), out var refusal)) _counted[(attempt, subject)] = refusal = Count(attempt, subject);
        return refusal;
    }

    private Error? Count(Attempt attempt, string subject)
    {
        var network = Partition.Network(caller.Address);
        var site = Partition.Site(caller.Address);
        // Asked first and counted last: a full site uses up no places of others, and a full network none of its neighbours'.
        using var room = site is null ? null : counters.OfSite(attempt, site, permits: 0);
        if (Refusal(room) is { } full) return full;

        using var everybody = counters.OfNetwork(attempt, network);
        if (Refusal(everybody) is { } refusal) return refusal;

        using var neighbours = site is null ? null : counters.OfSite(attempt, site);
        if (Refusal(neighbours) is { } late) return late;

        // Sign-ins count by account and network: a stranger uses up the tries of nobody else, but who shares their place.
        using var counted = counters.OfSubject(attempt, (attempt == Attempt.SignIn ? $"{subject}|{network}" : subject).ToUpperInvariant());
        return Refusal(counted);
    }

    private static Error? Refusal(RateLimitLease? lease)
    {
        if (lease is null or { IsAcquired: true }) return null;
        return AccountErrors.TooManyAttempts(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Unknown);
    }
}
