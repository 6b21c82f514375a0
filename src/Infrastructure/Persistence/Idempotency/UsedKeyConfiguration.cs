using CleanTemplate.Application.Common.Idempotency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Idempotency;

internal sealed class UsedKeyConfiguration : IEntityTypeConfiguration<UsedKey>
{
    public void Configure(EntityTypeBuilder<UsedKey> used)
    {
        used.ToTable(UsedKey.Table);
        used.HasKey(u => new { u.User, u.Operation, u.Key });
        used.Property(u => u.Operation).HasMaxLength(OperationKey.OperationLength).IsOrdinal();
        used.Property(u => u.Key).HasMaxLength(OperationKey.KeyLength).IsOrdinal();
        used.Property(u => u.Fingerprint).HasMaxLength(KeptAnswer.FingerprintLength);
        used.Property(u => u.Answer).HasMaxLength(-1).HasComment("As long as the command makes it, which no request decides.");

        used.HasIndex(u => u.ExpiresAt); // the clean-up
    }
}
