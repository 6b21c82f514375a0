using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

/// <summary>One device on which a user is signed in. It lives as long as its refresh token is used, and each use replaces the token.</summary>
public sealed class Session : AggregateRoot<SessionId>
{
    public const int DeviceLength = 100, UserAgentLength = 200, HashLength = 43;

    /// <summary>How long a lost answer may be asked for again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan MaxIdle = TimeSpan.FromDays(30);

    private Session(SessionId id, UserId user, string device, DateTimeOffset startedAt) : base(id) =>
        (User, Device, StartedAt, LastUsedAt) = (user, device, startedAt, startedAt);

    public UserId User { get; private init; }

    public string Device { get; private init; }

    public string UserAgent { get; private init; } = "";

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset LastUsedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? EndedBecause { get; private set; }

    /// <summary>The hash of the token that is good now.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>The hash of the one before it.</summary>
    public string? UsedTokenHash { get; private set; }

    public static Session Start(SessionId id, UserId user, string tokenHash, string device, string userAgent, DateTimeOffset at)
    {
        Session session = new(id, user, device, at) { TokenHash = tokenHash, UserAgent = Shorten(userAgent) };
        session.Raise(new SessionStarted(id, user, at));
        return session;
    }

    /// <summary>Replaces the presented token by its successor. A token that was replaced before means that somebody else has it too: that ends the session.</summary>
    public Result Refresh(string presented, string successor, DateTimeOffset at)
    {
        if (EndedAt is not null || at - LastUsedAt > MaxIdle) return AccountErrors.SessionEnded;

        if (presented == TokenHash)
        {
            (UsedTokenHash, TokenHash, LastUsedAt) = (TokenHash, successor, at);
            return Result.Success;
        }

        // A twin of the request that replaced it. Had the successor been used, it would stand here itself.
        if (presented == UsedTokenHash && at - LastUsedAt <= Grace) return Result.Success;

        End(SessionEnd.Replayed, at);
        return AccountErrors.TokenReplayed;
    }

    public void End(SessionEnd because, DateTimeOffset at)
    {
        if (EndedAt is not null) return;

        (EndedAt, EndedBecause) = (at, because);
        Raise(new SessionEnded(Id, User, because, at));
    }

    // Half a character is text that not every database stores.
    private static string Shorten(string userAgent)
    {
        if (userAgent.Length <= UserAgentLength) return userAgent;
        return userAgent[..(char.IsHighSurrogate(userAgent[UserAgentLength - 1]) ? UserAgentLength - 1 : UserAgentLength)];
    }
}

[TypeConverter(typeof(IdTypeConverter<SessionId>)), JsonConverter(typeof(IdJsonConverter<SessionId>))]
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    public static SessionId From(Guid value) => new(value);

    public static SessionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SessionId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();

    public static bool operator <(SessionId left, SessionId right) => left.Value < right.Value;

    public static bool operator >(SessionId left, SessionId right) => left.Value > right.Value;

    public static bool operator <=(SessionId left, SessionId right) => left.Value <= right.Value;

    public static bool operator >=(SessionId left, SessionId right) => left.Value >= right.Value;
}

public enum SessionEnd
{
    SignedOut,

    /// <summary>A refresh token came a second time.</summary>
    Replayed,

    PasswordChanged,

    /// <summary>The account was locked.</summary>
    Locked,
}

public interface ISessionRepository
{
    Task<Session?> Find(SessionId id, CancellationToken cancellationToken);

    /// <summary>A session of this user.</summary>
    Task<Session?> Find(SessionId id, UserId user, CancellationToken cancellationToken);

    void Add(Session session);

    Task<IReadOnlyList<Session>> FindLive(UserId user, CancellationToken cancellationToken);
}
