using System.Threading.RateLimiting;
using CleanTemplate.Application.Accounts;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

/// <summary>The counters of one instance. The lock of an account after wrong passwords holds on all of them.</summary>
internal sealed class AttemptCounters(IOptions<AccountOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<(Attempt Attempt, string By)> _subjects = Limiter(attempt => attempt switch
    {
        Attempt.SignIn => options.Value.SignInsPerAccount,
        Attempt.Refresh => options.Value.RefreshesPerSession,
        _ => options.Value.MailsPerRecipient,
    });

    private readonly PartitionedRateLimiter<(Attempt Attempt, string By)> _addresses = Limiter(attempt => attempt switch
    {
        Attempt.SignIn => options.Value.SignInsPerAddress,
        Attempt.Refresh => int.MaxValue,
        _ => options.Value.MailsPerAddress,
    });

    public RateLimitLease OfSubject(Attempt attempt, string subject) => _subjects.AttemptAcquire((attempt, subject));

    public RateLimitLease OfAddress(Attempt attempt, string address) => _addresses.AttemptAcquire((attempt, address));

    public void Dispose()
    {
        _subjects.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<(Attempt Attempt, string By)> Limiter(Func<Attempt, int> most) =>
        PartitionedRateLimiter.Create<(Attempt Attempt, string By), (Attempt Attempt, string By)>(counted =>
            RateLimitPartition.GetFixedWindowLimiter(counted, key => new() { PermitLimit = most(key.Attempt), Window = Window }));
}
