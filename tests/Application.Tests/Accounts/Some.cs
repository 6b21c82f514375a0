using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Tests.Accounts;

/// <summary>Things whose details do not matter to the test at hand.</summary>
internal static class Some
{
    public const string Email = "user@example.com", Password = "long enough to be good";

    public static readonly DateTimeOffset Time = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Error TooMany = AccountErrors.TooManyAttempts(TimeSpan.FromSeconds(30));

    public static readonly TimeProvider Clock = ClockAt(Time);

    public static UserId User() => UserId.New(Time);

    public static Session Session(UserId user, string tokenHash = "first") =>
        Domain.Accounts.Session.Start(SessionId.New(Time), user, tokenHash, "Phone", "Browser/1.0", Time);

    public static UserDto Profile(UserId user) => new(user, Email, "Somebody", [Roles.Customer], IsConfirmed: true, IsLocked: false, Time);

    public static TimeProvider ClockAt(DateTimeOffset time) => new StoppedClock(time);

    private sealed class StoppedClock(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
