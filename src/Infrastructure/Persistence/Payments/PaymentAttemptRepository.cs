using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Application.Payments;
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

internal sealed class PaymentAttemptRepository(AppDbContext context) : IPaymentAttemptRepository
{
    public Task<PaymentAttempt?> Find(PaymentAttemptId id, CancellationToken cancellationToken) =>
        context.Set<PaymentAttempt>().SingleOrDefaultAsync(attempt => attempt.Id == id, cancellationToken);

    public async Task<IReadOnlyList<PaymentAttemptId>> FindWaiting(DateTimeOffset notTriedSince, int limit, CancellationToken cancellationToken) =>
        await context.Set<PaymentAttempt>()
            .Where(attempt => attempt.State == PaymentAttemptState.Open && attempt.LastTriedAt <= notTriedSince)
            .OrderBy(attempt => attempt.LastTriedAt).ThenBy(attempt => attempt.Id)
            .Select(attempt => attempt.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);

    public void Add(PaymentAttempt attempt) => context.Add(attempt);
}

internal sealed class PaymentAttemptQueries(AppDbContext context) : IPaymentAttemptQueries
{
    public Task<Page<PaymentAttemptDto>> List(PaymentAttemptState state, IPaged page, CancellationToken cancellationToken) => context.Set<PaymentAttempt>()
        .Where(attempt => attempt.State == state)
        .ToPage(
            attempts => attempts.OrderBy(attempt => attempt.LastTriedAt).ThenBy(attempt => attempt.Id),
            page,
            attempts => attempts.Select(attempt => new PaymentAttemptDto(
                attempt.Id, attempt.Subject, new MoneyDto(attempt.Amount.Amount, attempt.Amount.Currency), attempt.State, attempt.Tries, attempt.LastTriedAt)),
            cancellationToken);
}
