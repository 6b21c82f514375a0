using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class SessionRepository(AppDbContext context) : ISessionRepository
{
    public Task<Session?> Find(SessionId id, CancellationToken cancellationToken) =>
        context.Set<Session>().SingleOrDefaultAsync(session => session.Id == id, cancellationToken);

    public Task<Session?> Find(SessionId id, UserId user, CancellationToken cancellationToken) =>
        context.Set<Session>().SingleOrDefaultAsync(session => session.Id == id && session.User == user, cancellationToken);

    public void Add(Session session) => context.Add(session);

    public async Task<IReadOnlyList<Session>> FindLive(UserId user, CancellationToken cancellationToken) =>
        await context.Set<Session>().Where(session => session.User == user && session.EndedAt == null).ToListAsync(cancellationToken);
}
