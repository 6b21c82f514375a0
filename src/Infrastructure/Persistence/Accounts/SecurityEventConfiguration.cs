using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> happened)
    {
        happened.ToTable("security_events");
        happened.Property(e => e.Address).HasMaxLength(SecurityEvent.AddressLength);
        happened.Property(e => e.Detail).HasMaxLength(SecurityEvent.DetailLength);
        happened.HasIndex(e => new { e.User, e.At }); // the history of one user
    }
}
