using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Signals;

namespace CleanTemplate.Infrastructure.Accounts.Revocation;

/// <summary>What takes access away: the id of a session or a user, and the lowest version of its tokens that still counts.</summary>
internal static class RevocationSignals
{
    public const string Topic = "revocations";

    public static Signal SessionEnded(SessionId session, DateTimeOffset at) => Signal.Of(Topic, session.ToString(), long.MaxValue, at);

    public static Signal UserChanged(UserId user, long version, DateTimeOffset at) => Signal.Of(Topic, user.ToString(), version, at);
}
