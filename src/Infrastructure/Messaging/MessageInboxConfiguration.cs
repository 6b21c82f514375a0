using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Messaging;

internal sealed class MessageInboxConfiguration : IEntityTypeConfiguration<MessageInboxEntry>
{
    public void Configure(EntityTypeBuilder<MessageInboxEntry> entry)
    {
        entry.ToTable("message_inbox");
        entry.HasKey(e => new { e.Message, e.Handler });
        entry.Property(e => e.Handler).HasMaxLength(MessageInboxEntry.HandlerLength).IsOrdinal();

        entry.HasIndex(e => e.At); // the clean-up
    }
}
