using System.Threading.RateLimiting;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Options;

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

/// <summary>
/// The counters of one instance. The lock of an account after wrong passwords holds on all of them. What is kept in memory names nobody.
/// </summary>
internal sealed class AttemptCounters(IOptions<AccountOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // Else whoever owns a site uses up the places of everybody, a few tries from each of its networks.
    private const int NetworksPerSite = 10;

    private readonly PartitionedRateLimiter<(Attempt Attempt, string By)> _subjects = Limiter(options.Value.AttemptPartitions, attempt => attempt switch
    {
        Attempt.SignIn => options.Value.SignInsPerAccount,
        Attempt.Refresh => options.Value.RefreshesPerSession,
        _ => options.Value.MailsPerRecipient,
    });

    private readonly PartitionedRateLimiter<(Attempt Attempt, string By)> _networks = Limiter(options.Value.AttemptPartitions, attempt => PerNetwork(attempt, options.Value));

    private readonly PartitionedRateLimiter<(Attempt Attempt, string By)> _sites = Limiter(options.Value.AttemptPartitions, attempt =>
        (int)Math.Min((long)PerNetwork(attempt, options.Value) * NetworksPerSite, int.MaxValue));

    public RateLimitLease OfSubject(Attempt attempt, string subject) => _subjects.AttemptAcquire((attempt, subject));

    public RateLimitLease OfNetwork(Attempt attempt, string network) => _networks.AttemptAcquire((attempt, network));

    /// <param name="permits">None only asks.</param>
    public RateLimitLease OfSite(Attempt attempt, string site, int permits = 1) => _sites.AttemptAcquire((attempt, site), permits);

    public void Dispose()
    {
        _subjects.Dispose();
        _networks.Dispose();
        _sites.Dispose();
    }

    private static int PerNetwork(Attempt attempt, AccountOptions options) => attempt switch
    {
        Attempt.SignIn => options.SignInsPerAddress,
        Attempt.Refresh => int.MaxValue,
        _ => options.MailsPerAddress,
    };

    private static PartitionedRateLimiter<(Attempt Attempt, string By)> Limiter(int partitions, Func<Attempt, int> most) =>
        PartitionedRateLimiter.Create<(Attempt Attempt, string By), (Attempt Attempt, int Place)>(counted => RateLimitPartition.GetFixedWindowLimiter(
            (counted.Attempt, Partition.Of(counted.By, partitions)), key => new() { PermitLimit = most(key.Attempt), Window = Window }));
}
