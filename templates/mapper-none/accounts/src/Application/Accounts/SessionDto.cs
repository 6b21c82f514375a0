using System.Linq.Expressions;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.Application.Accounts;

public sealed record SessionDto(SessionId Id, string Device, string UserAgent, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt)
{
    public static readonly Expression<Func<Session, SessionDto>> Of = session =>
        new(session.Id, session.Device, session.UserAgent, session.StartedAt, session.LastUsedAt);
}
