using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Accounts;

public interface ISessionRepository
{
    Task<Session?> Find(SessionId id, CancellationToken cancellationToken);

    /// <summary>A session of this user.</summary>
    Task<Session?> Find(SessionId id, UserId user, CancellationToken cancellationToken);

    void Add(Session session);

    Task<IReadOnlyList<Session>> FindLive(UserId user, CancellationToken cancellationToken);
}
