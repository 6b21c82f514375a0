using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

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
        using var address = counters.OfAddress(attempt, caller.Address);
        if (Refusal(address) is { } refusal) return refusal;

        // Sign-ins count by account and network address: a stranger uses up nobody's tries but their own.
        using var counted = counters.OfSubject(attempt, Hash(attempt == Attempt.SignIn ? $"{subject}|{caller.Address}" : subject));
        return Refusal(counted);
    }

    private static Error? Refusal(RateLimitLease lease)
    {
        if (lease.IsAcquired) return null;
        return AccountErrors.TooManyAttempts(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Unknown);
    }

    // What is kept in memory names nobody.
    private static string Hash(string subject) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(subject.ToUpperInvariant())));
}
