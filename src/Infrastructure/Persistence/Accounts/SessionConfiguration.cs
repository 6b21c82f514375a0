using CleanTemplate.Domain.Accounts;
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
