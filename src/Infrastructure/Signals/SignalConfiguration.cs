using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Signals;

internal sealed class SignalConfiguration : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.ToTable("signals");
        signal.Property(s => s.Topic).HasMaxLength(Signal.TopicLength).IsOrdinal();
        signal.Property(s => s.Subject).HasMaxLength(Signal.SubjectLength).IsOrdinal();

        signal.HasIndex(s => s.At); // where an instance starts to listen, and what is old enough to be deleted
    }
}
