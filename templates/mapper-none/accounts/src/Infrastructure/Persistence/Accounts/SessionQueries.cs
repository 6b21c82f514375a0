using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class SessionQueries(AppDbContext context) : ISessionQueries
{
    public Task<Page<SessionDto>> ListLive(UserId user, DateTimeOffset at, IPaged page, CancellationToken cancellationToken)
    {
        var usedSince = at - Session.MaxIdle;
        return context.Set<Session>()
            .Where(session => session.User == user && session.EndedAt == null && session.LastUsedAt >= usedSince)
            .ToPage(
                sessions => sessions.OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.Id),
                page,
                sessions => sessions.Select(SessionDto.Of),
                cancellationToken);
    }
}
