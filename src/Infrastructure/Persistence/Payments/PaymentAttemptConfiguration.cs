using CleanTemplate.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Payments;

internal sealed class PaymentAttemptConfiguration : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> attempt)
    {
        attempt.IsAggregate("payment_attempts");
        attempt.Property(a => a.Subject).HasMaxLength(PaymentAttempt.SubjectLength).IsOrdinal();
        attempt.Property(a => a.State).IsAudited();
        attempt.ComplexProperty(a => a.Amount, amount => amount.IsMoney());

        attempt.HasIndex(a => new { a.State, a.LastTriedAt, a.Id }); // those to collect, longest waiting first
    }
}
