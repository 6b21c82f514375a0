using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.IsAggregate("sessions");
        session.Property(s => s.Device).HasMaxLength(Session.DeviceLength);
        session.Property(s => s.UserAgent).HasMaxLength(Session.UserAgentLength);
        session.Property(s => s.TokenHash).HasMaxLength(Session.HashLength);
        session.Property(s => s.UsedTokenHash).HasMaxLength(Session.HashLength);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.User).OnDelete(DeleteBehavior.Cascade);

        session.HasIndex(s => new { s.User, s.EndedAt, s.LastUsedAt, s.Id }); // a user's live sessions, the latest first
    }
}

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
