using System.Threading.RateLimiting;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

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
