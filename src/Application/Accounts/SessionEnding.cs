using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Accounts;

internal static class SessionEnding
{
    /// <summary>Ends the sessions of the user, all but the one that is kept.</summary>
    public static async Task EndAll(
        this ISessionRepository sessions, UserId user, SessionId? except, SessionEnd because, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.FindLive(user, cancellationToken))
            if (session.Id != except) session.End(because, at);
    }
}
