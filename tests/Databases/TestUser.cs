using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Databases;

/// <summary>Signed in unless a test says otherwise, and allowed everything.</summary>
public sealed class TestUser : ICurrentUser
{
    public bool IsSignedIn { get; set; } = true;

    public UserId Id { get; set; } = UserId.New(DateTimeOffset.UnixEpoch);

    public bool May(string permission) => true;
}

/// <summary>None: jobs, messages and most requests have no key.</summary>
public sealed class TestKey : IIdempotencyKey
{
    public string? Value => null;
}

/// <summary>Stands still until it is set. Durations are measured as they are, plus what a test skips.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private long _skipped;

    public DateTimeOffset Now
    {
        get => _now;
        set
        {
            Skip(value - _now);
            _now = value;
        }
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _skipped);

    public void Skip(TimeSpan time) => Interlocked.Add(ref _skipped, (long)(time.TotalSeconds * TimestampFrequency));
}
