using CleanTemplate.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Persistence.Payments;

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
